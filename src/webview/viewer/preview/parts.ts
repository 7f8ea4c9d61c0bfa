import type { BodyState } from '../../../protocol/answerBody';
import type { Media } from '../../../core/text/mediaKind';
import type { AskBody } from '../askBody';

/** What the preview of one kind of body is given. */
export interface PreviewOf {
  readonly ask: AskBody;
  readonly state: BodyState;
  readonly media: Media;
}

/** Bytes of the whole, of which only the beginning may be here. */
export function wholeSize({ size, file }: BodyState): number {
  return file?.size ?? size;
}
