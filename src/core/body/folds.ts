import type { BodyQuestion } from './question';

/** What folds a body as it is folded once one more question is answered. */
export function foldsAfter(
  folds: readonly BodyQuestion[],
  question: BodyQuestion,
): readonly BodyQuestion[] {
  switch (question.kind) {
    case 'unfold_all':
      return [];
    case 'fold_all':
      return [question];
    case 'toggle_fold':
    case 'reveal':
      return [...folds, question];
    default:
      return folds;
  }
}
