// What a console knows of Jira's operations: imported once it has been drawn.
export { parseCatalogue } from '../../core/catalogue/catalogue';
export { completionsAt, valueProblem } from '../../core/catalogue/complete';
export { matchOperation, withValues } from '../../core/catalogue/match';
export { createOperationIndex } from '../../core/catalogue/operationIndex';
export { readQuery, setQuery } from '../../core/catalogue/query';
export { missingScopes } from '../../core/catalogue/scopes';
export { namesOf, offersAt, parameterOffers } from '../../core/live/offers';
export { pathOffers } from '../../core/live/pathOffers';
export { placeInBody, placeOfParameter } from '../../core/live/places';
export { exampleOf } from '../../core/json/jsonExample';
export { removedOperation } from '../../core/catalogue/removed';
export { successorOf } from '../../core/catalogue/successor';
export { parameterId, placeOfRefused, refusedFields } from './refusedFields';
export { noteSentence } from './successorNotes';
