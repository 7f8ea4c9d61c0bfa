import { useEffect, useState } from 'preact/hooks';
import type { BodyAnswer, BodyQuestion } from '../../protocol/answerBody';
import type { AskBody } from './askBody';

/** What a body answers; undefined until then, and null where it is not kept any more. */
export function useAnswer<Q extends BodyQuestion>(
  ask: AskBody,
  question: Q,
): BodyAnswer<Q> | null | undefined {
  const [answer, setAnswer] = useState<BodyAnswer<Q> | null>();
  // The same question may be another object each time that it is drawn.
  const asked = JSON.stringify(question);
  useEffect(() => {
    let isOver = false;
    setAnswer(undefined);
    void ask(question)
      .catch(() => null)
      .then((answered) => {
        if (!isOver) setAnswer(() => answered);
      });
    return () => {
      isOver = true;
    };
  }, [ask, asked]);
  return answer;
}
