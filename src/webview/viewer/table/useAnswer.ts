import { useEffect, useState } from 'preact/hooks';
import type { BodyAnswer, BodyQuestion } from '../../../protocol/answerBody';
import type { AskBody } from '../askBody';

/**
 * What a body answers; undefined until then, and null where it is not kept any more. Another question
 * object asks anew.
 */
export function useAnswer<Q extends BodyQuestion>(
  ask: AskBody,
  question: Q,
): BodyAnswer<Q> | null | undefined {
  const [answer, setAnswer] = useState<BodyAnswer<Q> | null>();
  useEffect(() => {
    let isOver = false;
    setAnswer(undefined);
    void ask(question)
      .catch(() => null)
      .then((answered) => {
        if (!isOver) setAnswer(answered);
      });
    return () => {
      isOver = true;
    };
  }, [ask, question]);
  return answer;
}
