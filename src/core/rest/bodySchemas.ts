import { parseCatalogue } from '../catalogue/catalogue';
import { matchOperation } from '../catalogue/match';
import { createOperationIndex, type OperationIndex } from '../catalogue/operationIndex';
import type { JsonSchema } from '../json/jsonSchema';
import type { ApiCatalogue } from './apiCatalogue';

/** What the bodies of requests are to look like, by the catalogue in use. */
export class BodySchemas {
  readonly #catalogue: Pick<ApiCatalogue, 'text'>;
  #parsed: { readonly text: string; readonly index: OperationIndex } | undefined;

  constructor(catalogue: Pick<ApiCatalogue, 'text'>) {
    this.#catalogue = catalogue;
  }

  /** The same object for the same operation, as long as the catalogue is not replaced. */
  async schemaOf(method: string, path: string): Promise<JsonSchema | undefined> {
    const text = await this.#catalogue.text();
    if (this.#parsed?.text !== text) {
      this.#parsed = { text, index: createOperationIndex(parseCatalogue(text).operations) };
    }
    return matchOperation(this.#parsed.index, method, path)?.operation.body?.schema;
  }
}
