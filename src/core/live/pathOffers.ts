import type { OperationMatch } from '../catalogue/match';
import { parameterAt, withValue } from '../catalogue/parameterAt';
import type { Known, Offers } from './offer';
import { parameterOffers } from './offers';
import { templateOffers } from './templateOffers';

/** What may be written at a cursor of a typed path: variables, or values of the parameter there. */
export function pathOffers(
  match: OperationMatch | undefined,
  path: string,
  cursor: number,
  known: Known,
): Offers {
  const templates = templateOffers(path, cursor, known);
  if (templates) return templates;
  const at = match && parameterAt(match, path, cursor);
  if (!at) return { offers: [], question: undefined };
  const { parameter, value, cursor: within } = at;
  const { offers, question } = parameterOffers(match.operation, parameter, value, within, known);
  const written = offers.map((offer) => {
    const { path: text, cursor: end } = withValue(path, at, offer.text, offer.cursor);
    return { ...offer, text, cursor: end };
  });
  return { offers: written, question };
}
