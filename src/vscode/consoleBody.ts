import type { ConsoleBody } from '../protocol/console';
import type { Services } from './services';

/** The body of a console's request as a document, while one is open. */
export class ConsoleBodyDocument {
  readonly #services: Services;
  /** Another for each console. */
  readonly #key: string;
  readonly #onEdit: (text: string) => void;

  constructor(services: Services, key: string, onEdit: (text: string) => void) {
    this.#services = services;
    this.#key = key;
    this.#onEdit = onEdit;
  }

  /** Opens it beside the console, or shows it. */
  async open({ text, method, path }: ConsoleBody): Promise<void> {
    const { bodyDocuments, bodySchemas } = this.#services;
    const schema = await bodySchemas.schemaOf(method, path);
    const title = `${method} ${path.split('?', 1)[0]}`;
    await bodyDocuments.open({ key: this.#key, title, text, schema, onEdit: this.#onEdit });
  }

  /** Takes what the console has become. */
  async follow({ text, method, path }: ConsoleBody): Promise<void> {
    const { bodyDocuments, bodySchemas } = this.#services;
    const schema = await bodySchemas.schemaOf(method, path);
    await bodyDocuments.update(this.#key, { text, schema });
  }

  async close(): Promise<void> {
    await this.#services.bodyDocuments.close(this.#key);
  }
}
