import type { Operation, Parameter } from '../catalogue/operation';
import { valuesOf } from '../catalogue/complete';
import { jqlAt } from '../jql/expectation';
import { jqlSuggestions, valuesQuery } from '../jql/suggestions';
import { entryAt, replaced, type Entry } from './entry';
import { placeOfParameter, type LivePlace } from './places';
import type { Known, Offers, Question } from './offer';
import type { LiveValue } from './question';
import { templateOffers } from './templateOffers';

/** Characters; what is longer is no list and no query that is typed. */
const LONGEST = 20_000;

/**
 * What may be written at a cursor of a text by what is known: names of variables behind `{{`, else
 * what the place is for, of a list with commas in the place of one entry.
 */
export function offersAt(
  place: LivePlace | undefined,
  isList: boolean,
  text: string,
  cursor: number,
  known: Known,
): Offers {
  const templates = templateOffers(text, cursor, known);
  if (templates) return templates;
  if (place === undefined || text.length > LONGEST) return { offers: [], question: undefined };
  return place.kind === 'jql'
    ? jqlOffers(text, cursor, known)
    : valueOffers(place, text, entryAt(text, cursor, isList), known);
}

/** What a parameter may be given at a cursor of its value: the documented values, and what is known. */
export function parameterOffers(
  operation: Operation,
  parameter: Parameter,
  value: string,
  cursor: number,
  known: Known,
): Offers {
  const place = placeOfParameter(operation, parameter);
  const { offers, question } = offersAt(place, parameter.several, value, cursor, known);
  if (question?.kind === 'variables') return { offers, question };
  const entry = entryAt(value, cursor, parameter.several);
  const documented = valuesOf(parameter)
    .filter((one) => one.toLowerCase().includes(entry.typed) && one !== entry.text)
    .map((one) => ({ key: `value ${one}`, label: one, ...replaced(value, entry, one) }));
  return { offers: [...documented, ...offers], question };
}

/** What the entries of a text mean, where a site has told it: `Sprint` for `customfield_10020`. */
export function namesOf(
  { kind, writes }: LivePlace,
  text: string,
  known: Known,
): readonly string[] {
  if (kind === 'jql' || writes === 'name') return [];
  const values = kind === 'issue_types' || kind === 'fields' ? known.values({ kind }) : undefined;
  return text.split(',').flatMap((entry) => {
    const named = values?.find((value) => writtenOf(value, writes) === entry.trim());
    return named && named.name !== entry.trim() ? [named.name] : [];
  });
}

function jqlOffers(text: string, cursor: number, known: Known): Offers {
  const vocabulary = known.vocabulary();
  if (vocabulary === undefined) return { offers: [], question: { kind: 'jql' } };
  const expectation = jqlAt(text, cursor);
  const query = valuesQuery(expectation, vocabulary);
  const question = query && ({ kind: 'jql_values', query } as const);
  const values = ((question && known.values(question)) ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const offers = jqlSuggestions(expectation, vocabulary, values).map((suggestion) => ({
    key: `jql ${suggestion.insert}`,
    label: suggestion.label,
    detail: suggestion.detail,
    ...replaced(text, expectation, suggestion.insert),
  }));
  return { offers, question };
}

function valueOffers(
  { kind, writes }: LivePlace,
  text: string,
  entry: Entry,
  known: Known,
): Offers {
  const { typed } = entry;
  const isSearched = kind === 'projects' || kind === 'users';
  const question: Question = isSearched ? { kind, text: typed } : { kind };
  // Jira searches by more than it tells, such as an address that is not shown.
  const isFound = isSearched && known.values(question) !== undefined;
  const offers = nearestAnswer(question, known)
    .map((value) => ({ value, written: writtenOf(value, writes) }))
    .filter(
      ({ value, written }) =>
        isFound ||
        [written, value.name, value.detail].some((part) => part?.toLowerCase().includes(typed)),
    )
    .filter(({ written }) => written !== entry.text)
    .map(({ value, written }) => ({
      key: `${kind} ${value.id}`,
      label: value.name,
      detail: [written === value.name ? '' : written, value.detail].filter(Boolean).join(', '),
      ...replaced(text, entry, written),
    }));
  return { offers, question };
}

/** Until Jira has searched by all that was typed, what it has found by the beginning of it. */
function nearestAnswer(question: Question, known: Known): readonly LiveValue[] {
  const answer = known.values(question);
  if (answer || !('text' in question) || question.text === '') return answer ?? [];
  return nearestAnswer({ ...question, text: question.text.slice(0, -1) }, known);
}

function writtenOf({ id, key, name }: LiveValue, writes: LivePlace['writes']): string {
  if (writes === 'name') return name;
  return writes === 'key' ? (key ?? id) : id;
}
