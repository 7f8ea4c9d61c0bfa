import type { Operation } from '../../core/catalogue/operation';
import type { StringAt } from '../../core/json/stringAt';
import type { Offer, Question } from '../../core/live/offer';
import { remarkOn } from './liveRemark';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

interface Place {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly operation: Operation | undefined;
}

/** What may be written in a string of the body; the site is asked where the user asks. */
export async function liveOffers(
  { operations, live, operation }: Place,
  at: StringAt,
  isAsked: boolean,
  onRemark: (remark: string | undefined) => void,
): Promise<readonly Offer[]> {
  if (operations === undefined) return [];
  const place = operation && operations.placeInBody(operation, at.path, at.isName);
  const find = () => operations.offersAt(place, false, at.value, at.cursor, live.known);
  const asked = new Set<string>();
  // Variables are known here, and cost the site nothing. What was told, or refused, may be old.
  const isDue = (question: Question) =>
    isAsked
      ? !asked.has(JSON.stringify(question))
      : question.kind === 'variables' && !live.about(question);
  let found = find();
  // An answer may lead to another question: the fields of JQL to the values of one.
  while (found.question && isDue(found.question)) {
    asked.add(JSON.stringify(found.question));
    const asking = live.ask(found.question);
    onRemark(remarkOn(found.question, live, false));
    await asking;
    onRemark(remarkOn(found.question, live, false));
    found = find();
  }
  return found.offers;
}

/** What a string of the body means to the site, where it has told: `Sprint` for `customfield_10020`. */
export function liveNames({ operations, live, operation }: Place, at: StringAt): readonly string[] {
  const place = operation && operations?.placeInBody(operation, at.path, at.isName);
  return (place && operations?.namesOf(place, at.value, live.known)) ?? [];
}
