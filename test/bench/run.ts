// `npm run bench [-- name]`: measures, as ratios within one run, what a test must not time.
import { benchActivation } from './activation';
import { benchCatalogue } from './catalogue';
import { benchConsole } from './console';
import { benchEditor } from './editor';
import { benchRequests } from './requests';
import { benchPages } from './pages';
import { benchBodies } from './bodies';
import { benchResponses } from './responses';
import { benchTokens } from './tokens';

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  activation: benchActivation,
  catalogue: benchCatalogue,
  console: benchConsole,
  editor: benchEditor,
  requests: benchRequests,
  pages: benchPages,
  bodies: benchBodies,
  responses: benchResponses,
  tokens: benchTokens,
};

async function main(names: readonly string[]): Promise<boolean> {
  let held = true;
  for (const name of names) {
    const bench = benches[name];
    if (!bench)
      throw new Error(`No bench “${name}”; there is: ${Object.keys(benches).join(', ')}.`);
    console.log(`# ${name}`);
    held = (await bench()) && held;
  }
  return held;
}

const given = process.argv.slice(2);
main(given.length > 0 ? given : Object.keys(benches)).then(
  (held) => process.exit(held ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
