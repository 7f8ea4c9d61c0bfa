import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame } from 'playwright-core';

import { readClipboard } from '../vscode/workbench';
import type { Desk } from './desk';
import { formsOf } from './forms';

/** A text that somebody could read, and where. */
interface Place {
  readonly name: string;
  readonly text: string;
  /**
   * What rightly stands there: the `state` of an authorization address that somebody asked for, or
   * a secret on its way from the field where a user enters it.
   */
  readonly mayHold?: 'state' | 'entered';
}

/**
 * Where a secret stands in clear, or in a form that is as good; `typed` are those that a user enters
 * and the simulator does not know.
 */
export async function findLeaks(desk: Desk, typed: readonly string[]): Promise<string[]> {
  const { simulator } = desk;
  const entered = [...simulator.enteredSecrets(), ...typed];
  const issued = simulator.issuedSecrets().filter((secret) => !entered.includes(secret));
  const states = simulator.requests.flatMap(({ query }) => query['state'] ?? []);
  const kinds = Object.entries({ issued, entered, state: states }).map(
    ([kind, secrets]) => [kind, secrets.flatMap(formsOf)] as const,
  );
  const found = (await placesOf(desk)).flatMap(({ name, text, mayHold }) =>
    kinds
      .filter(([kind, forms]) => kind !== mayHold && forms.some((form) => text.includes(form)))
      .map(([kind]) => `${name} (${kind})`),
  );
  return [...new Set(found)];
}

async function placesOf(desk: Desk): Promise<readonly Place[]> {
  const { profile, server, traffic } = desk;
  const storage = JSON.stringify(await profile.storageState({ indexedDB: true }));
  return [
    ...(await filesBelow(desk.home)),
    { name: 'the server’s output', text: server.output() },
    { name: 'the browser’s storage', text: storage },
    ...(await pages(desk)),
    ...traffic.messages.map((text) => ({
      name: `the message ${text.slice(0, 120)}`,
      text,
      ...(isFromWebview(text) && { mayHold: 'entered' as const }),
    })),
    // What is copied on purpose is a callback URL, a report or an authorization address.
    ...[...traffic.copied, ...(await clipboards(desk))].map((text) => ({
      name: 'the clipboard',
      text,
      mayHold: 'state' as const,
    })),
  ];
}

/** The data folder with logs and the installed extension, and the workspace. */
async function filesBelow(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { name: path, text: await readFile(path, 'latin1') };
    }),
  );
}

/** What each frame shows, keeps and has in its fields, webviews included. */
async function pages({ profile, server }: Desk): Promise<Place[]> {
  const frames = profile.pages().flatMap((page) => page.frames());
  return Promise.all(
    frames.map(async (frame) => ({
      name: `the frame ${frame.url().slice(0, 60)}`,
      text: (await frame.content()) + (await frame.evaluate<string>(KEPT)),
      // The consent page is sent the address, and passes it on.
      ...(!isOfVsCode(frame, server.origin) && { mayHold: 'state' as const }),
    })),
  );
}

const KEPT = `JSON.stringify([
  Object.entries(sessionStorage),
  [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
])`;

/** What a page of the extension says to its host; what it keeps goes by another name. */
function isFromWebview(message: string): boolean {
  return message.startsWith('{"channel":"onmessage",');
}

function isOfVsCode(frame: Frame, origin: string): boolean {
  return frame.page().mainFrame().url().startsWith(origin);
}

async function clipboards({ profile, server }: Desk): Promise<string[]> {
  const window = profile.pages().find((page) => isOfVsCode(page.mainFrame(), server.origin));
  if (window === undefined) return [];
  await window.bringToFront();
  return [await readClipboard(window)];
}
