import type { CatalogueErrorCode } from '../../core/catalogue/errors';
import type { Explanations } from './explanation';
import { because } from './wording';

/** The catalogue of operations. */
export const CATALOGUE: Explanations<CatalogueErrorCode> = {
  catalogue_unreadable: [
    ({ part }) => `The stored API catalogue is damaged${because(part)}.`,
    'Run Update API Catalogue; until then the catalogue of this extension is used.',
  ],
  catalogue_too_new: [
    'The stored API catalogue was written by a newer version of this extension.',
    'Update this extension; until then its own catalogue is used.',
  ],
  catalogue_is_page: [
    ({ api }) => `A web page came in place of Atlassian’s specification${because(api)}.`,
    'Check whether a proxy asks for a login, then try again; the catalogue there is was kept.',
  ],
  catalogue_not_json: [
    ({ api }) => `Atlassian’s specification arrived damaged or without its end${because(api)}.`,
    'Try again; the catalogue there is was kept.',
  ],
  catalogue_not_openapi: [
    ({ api }) => `What arrived is no OpenAPI 3 specification${because(api)}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_other_api: [
    ({ api }) => `The specification that arrived describes another API${because(api)}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_redirected: [
    ({ api }) => `Atlassian’s specification has moved${because(api)}, and no redirect is followed.`,
    'Check whether a proxy asks for a login, then update this extension; the catalogue there is was kept.',
  ],
  catalogue_refused: [
    ({ api, status }) =>
      `Atlassian gave no specification${because(api)}${status === undefined ? '' : ` but status ${String(status)}`}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_too_large: [
    ({ api }) => `Atlassian’s specification is larger than 40 MB${because(api)}.`,
    'Check what a proxy on the way answers; the catalogue there is was kept.',
  ],
  catalogue_not_derived: [
    'The specifications were fetched, and no catalogue could be made of them.',
    'Try again, with fewer programs open where memory is short; the catalogue there is was kept.',
  ],
  catalogue_not_stored: [
    'The new API catalogue could not be stored.',
    'Check the disk and VS Code’s folder on it; the catalogue there is was kept.',
  ],
};
