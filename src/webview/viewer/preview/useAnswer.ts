import { useEffect, useState } from 'preact/hooks';
import type { BodyAnswer, BodyQuestion } from '../../../protocol/answerBody';
import type { AskBody } from '../askBody';

/** What is answered to a question; undefined until it is, null where the body is not kept any more. */
export function useAnswer<Q extends BodyQuestion>(
  ask: AskBody,
  question: Q,
): BodyAnswer<Q> | null | undefined {
  const [answer, setAnswer] = useState<BodyAnswer<Q> | null | undefined>();
  const asked = JSON.stringify(question);
  useEffect(() => {
    let isOver = false;
    setAnswer(undefined);
    void ask(question).then((answered) => {
      if (!isOver) setAnswer(() => answered);
    });
    return () => {
      isOver = true;
    };
  }, [ask, asked]);
  return answer;
}
