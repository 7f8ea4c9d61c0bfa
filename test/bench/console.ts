import { resolve } from 'node:path';

import { authorizeInEditor } from '../e2e/authorized';
import { loadedAtOnce } from '../scriptSize';
import { Simulator } from '../simulator/simulator';
import { comparePanels, inWindow } from './panels';

/** KB of the script that a console begins with; its editor and its catalogue come after it is drawn. */
const allowedSize = 60;

/** Times the way to a console that one can type into, and weighs its first script. */
export async function benchConsole(): Promise<boolean> {
  const simulator = await Simulator.start();
  try {
    return await inWindow(async (page) => {
      await authorizeInEditor(page, simulator, 'Acme');
      const command = 'Jira Console: Open Console';
      const isHeld = await comparePanels(page, 'the console', command, '#path');
      const size = loadedAtOnce(resolve(__dirname, '../../dist/console.js')) / 1024;
      console.log(`its first script: ${size.toFixed(1)} KB (allowed ${allowedSize} KB)`);
      return isHeld && size <= allowedSize;
    });
  } finally {
    await simulator.close();
  }
}
