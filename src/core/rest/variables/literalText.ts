import type { HeaderFields } from '../../ports';
import { isJsonBody } from '../request';

/** A body of which no braces are a variable's; only JSON can say so, any other stays as it is. */
export function literalText(text: string, headers: HeaderFields): string {
  return isJsonBody(headers) ? text.replaceAll('{{', '{\\u007b') : text;
}
