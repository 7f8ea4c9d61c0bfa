import { parseCatalogue } from '../catalogue/catalogue';
import { CatalogueError } from '../catalogue/errors';
import type { DeriveUpdate, ListedChanges } from '../catalogue/update';
import { NetworkError } from '../errors';
import { EventSource } from '../events';
import type { HttpClient } from '../ports';
import { fetchSpecifications, type SpecificationUrls } from './specifications';

/** Where the texts of catalogues are. */
export interface CatalogueFiles {
  /** The one that came with the extension. */
  readPackaged(): Promise<string>;
  /** The last update, undefined where there was none; rejects with `catalogue_unreadable`. */
  readUpdate(): Promise<string | undefined>;
  /** Replaces the last update as a whole or not at all; rejects with `catalogue_not_stored`. */
  replaceUpdate(text: string): Promise<void>;
}

/** What a catalogue of the operations needs. */
export interface ApiCatalogueContext {
  readonly files: CatalogueFiles;
  readonly http: HttpClient;
  readonly derive: DeriveUpdate;
  readonly specificationUrls: SpecificationUrls;
  /** Told once of an update that is stored and cannot be used. */
  readonly onUnusable: (error: CatalogueError) => void;
}

/** The catalogue of Jira's operations: the last update, else the one that came with the extension. */
export class ApiCatalogue {
  readonly #context: ApiCatalogueContext;
  readonly #updates = new EventSource<undefined>();
  /** Fires once an update of this window is in use. */
  readonly onDidUpdate = this.#updates.event;
  /** The update that was found good, since each console asks for it. */
  #checked: string | undefined;
  #isUnusableTold = false;

  constructor(context: ApiCatalogueContext) {
    this.#context = context;
  }

  /** Its serialized form; a page parses it, since that is the one that searches it. */
  async text(): Promise<string> {
    return (await this.#goodUpdate()) ?? this.#context.files.readPackaged();
  }

  /**
   * Fetches the specifications, derives a catalogue of them and puts it in the place of the last;
   * nothing is replaced unless all of them are good. Tells how it differs from the one in use.
   *
   * Throws the errors of `fetchSpecifications` and of `DeriveUpdate`, and `catalogue_not_stored`.
   */
  async update(signal: AbortSignal): Promise<ListedChanges> {
    const { http, specificationUrls, files, derive } = this.#context;
    const specifications = await fetchSpecifications(http, specificationUrls, signal);
    const packaged = await files.readPackaged();
    const current = (await this.#goodUpdate()) ?? packaged;
    const { text, changes } = await derive({ specifications, packaged, current }, signal);
    if (signal.aborted) throw new NetworkError('aborted');
    await files.replaceUpdate(text);
    this.#updates.fire(undefined);
    return changes;
  }

  async #goodUpdate(): Promise<string | undefined> {
    try {
      const text = await this.#context.files.readUpdate();
      if (text !== undefined && text !== this.#checked) parseCatalogue(text);
      this.#checked = text;
      return text;
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      if (!this.#isUnusableTold) this.#context.onUnusable(error);
      this.#isUnusableTold = true;
      return undefined;
    }
  }
}
