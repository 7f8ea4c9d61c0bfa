import { withoutUserinfo } from '../curl/address';
import { replacePlaceholders } from '../../text/template';

/** A target without the user name and password in its address; an `@` within `{{…}}` is an expression's. */
export function targetWithoutUserinfo(target: string): string {
  const written: string[] = [];
  const numbered = replacePlaceholders(target, (placeholder) => {
    written.push(placeholder);
    return `{{${written.length - 1}}}`;
  });
  return replacePlaceholders(
    withoutUserinfo(numbered),
    (number) => written[Number(number.slice(2, -2))] ?? number,
  );
}
