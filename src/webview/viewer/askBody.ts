import type { BodyAnswer, BodyQuestion } from '../../protocol/answerBody';

/** Asks about the body; null where it is not kept any more. */
export type AskBody = <Q extends BodyQuestion>(question: Q) => Promise<BodyAnswer<Q> | null>;
