import { deepStrictEqual } from 'node:assert/strict';
import { isAbsolutePath, pathFrom } from '../../../../src/core/rest/httpFile/filePaths';

describe('the path of a file in a file of requests', () => {
  it('is absolute on either kind of machine, or relative', () =>
    deepStrictEqual(
      ['/a', '\\\\host\\a', 'C:\\a', 'c:/a', './a', '../a', 'a/b', 'c:a'].map(isAbsolutePath),
      [true, true, true, true, false, false, false, false],
    ));

  it('is written relative to the folder that it is below', () =>
    deepStrictEqual(
      [
        pathFrom('/work', '/work/a.txt'),
        pathFrom('/work/', '/work/b/a.txt'),
        pathFrom('C:\\work', 'C:\\work\\b\\a.txt'),
        pathFrom('/', '/a.txt'),
        pathFrom('/work', '/workshop/a.txt'),
        pathFrom('/work', '/work/b\\c'),
        pathFrom('/work', '/other/a.txt'),
        pathFrom('/work', '/work'),
      ],
      [
        './a.txt',
        './b/a.txt',
        './b/a.txt',
        './a.txt',
        '/workshop/a.txt',
        './b\\c',
        '/other/a.txt',
        '/work',
      ],
    ));
});
