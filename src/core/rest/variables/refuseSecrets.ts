import { parseTemplate } from '../../text/template';
import { RequestError } from '../errors';
import type { TypedRequest } from '../request';
import { mapTexts } from './requestTexts';
import type { VariableScope } from './scope';
import { Values } from './values';

/**
 * Throws `RequestError` `variable_secret_copied` with the field to blame where a `{{…}}` of a request
 * means a secret, itself or through others, and what `Values` throws where one has no value.
 */
export function refuseSecrets(request: TypedRequest, scope: VariableScope): void {
  const values = new Values(scope);
  mapTexts(request, (text, field) => {
    for (const { name, start } of parseTemplate(text).placeholders) {
      if (values.of(name, { field, position: start + 1 }).secret) {
        throw new RequestError('variable_secret_copied', field, { name });
      }
    }
    return text;
  });
}
