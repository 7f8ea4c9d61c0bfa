import type { Memento } from 'vscode';
import type { TextStore } from '../../core/ports';

/** What VS Code keeps for the extension, where its storage is no folder. */
export function mementoTexts(memento: Memento): TextStore {
  return {
    read: (key) => Promise.resolve(memento.get<string>(key)),
    write: async (key, text) => memento.update(key, text),
    remove: async (key) => memento.update(key, undefined),
  };
}
