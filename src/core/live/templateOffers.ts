import { replaced } from './entry';
import type { Known, Offers } from './offer';

/** What may stand in a `{{…}}` beside the variables of the user. */
const BUILT_IN: readonly (readonly [name: string, about: string])[] = [
  ['$uuid', 'a random UUID'],
  ['$isoTimestamp', 'the time of sending'],
  ['last.', 'from the last answer, by JMESPath'],
];

/** The names that may follow a `{{` before a cursor; undefined where none is open there. */
export function templateOffers(text: string, cursor: number, known: Known): Offers | undefined {
  const [, typed] = /\{\{\s*([\w.$-]*)$/u.exec(text.slice(0, cursor)) ?? [];
  if (typed === undefined) return undefined;
  const [rest = ''] = /^[\w.$-]*\s*(?:\}\})?/u.exec(text.slice(cursor)) ?? [];
  const question = { kind: 'variables' } as const;
  const variables = known.values(question) ?? [];
  const names = [...variables.map(({ name, detail = '' }) => [name, detail] as const), ...BUILT_IN];
  const lower = typed.toLowerCase();
  const offers = names
    .filter(([name]) => name.toLowerCase().includes(lower))
    .map(([name, detail]) => {
      // An expression goes on behind it.
      const insert = name.endsWith('.') ? name : `${name}}}`;
      return {
        key: `{{${name}`,
        label: name,
        detail,
        ...replaced(text, { from: cursor - typed.length, to: cursor + rest.length }, insert),
      };
    });
  return { offers, question };
}
