import { parseCatalogue } from '../catalogue/catalogue';
import { matchOperation } from '../catalogue/match';
import { createOperationIndex, type OperationIndex } from '../catalogue/operationIndex';
import type { JsonSchema } from '../json/jsonSchema';
import type { ApiCatalogue } from './apiCatalogue';

/** What the bodies of requests are to look like, by the catalogue in use. */
export class BodySchemas {
  readonly #catalogue: Pick<ApiCatalogue, 'text' | 'onDidUpdate'>;
  #index: Promise<OperationIndex> | undefined;

  constructor(catalogue: Pick<ApiCatalogue, 'text' | 'onDidUpdate'>) {
    this.#catalogue = catalogue;
    catalogue.onDidUpdate(() => (this.#index = undefined));
  }

  /**
   * The same object for the same operation, as long as the catalogue is not replaced; answers come in
   * the order of the calls.
   */
  async schemaOf(method: string, path: string): Promise<JsonSchema | undefined> {
    this.#index ??= this.#read();
    return matchOperation(await this.#index, method, path)?.operation.body?.schema;
  }

  async #read(): Promise<OperationIndex> {
    return createOperationIndex(parseCatalogue(await this.#catalogue.text()).operations);
  }
}
