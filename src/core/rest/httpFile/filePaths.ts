/** Whether a path says where a file is without regard to the file that names it. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[a-z]:)?[\\/]/iu.test(path);
}

/** A path as a file in a folder is to name it: relative, with `/`, where it is below the folder. */
export function pathFrom(folder: string, path: string): string {
  const base = folder.replace(/[\\/]+$/u, '');
  const rest = path.slice(base.length);
  if (!path.startsWith(base) || !/^[\\/]./u.test(rest)) return path;
  return `.${rest[0] === '\\' ? rest.replaceAll('\\', '/') : rest}`;
}
