import { formatSize } from '../../core/text/format';
import type { RowLinks } from '../../core/text/answerLinks/types';
import type { ViewerMark, ViewerRow } from '../../protocol/viewer';
import { jsonTokens } from './jsonTokens';
import { linkTitle } from './rowLink';
import { segments, type Segment } from './segments';

interface Props {
  readonly row: ViewerRow;
  readonly isJson: boolean;
  readonly marks: readonly ViewerMark[];
  /** Which of the marks is the current one. */
  readonly current: number | undefined;
  /** The place of a bracket that is shown to match another. */
  readonly bracket: number | undefined;
  readonly links: RowLinks | undefined;
}

/** The text of a row, with what is said of what it leaves out. */
export function RowText({ row, isJson, links, ...overlay }: Props) {
  const { text, fold, hidden, close, left } = row;
  const tokens = isJson ? jsonTokens(text) : [];
  const link = links?.linkOf(text);
  const hints = links?.hintsOf(text);
  const title = link && linkTitle(link);
  return (
    <>
      <span class="text">
        {segments(text, tokens, { ...overlay, link, hints }).map((segment, index) => (
          <Piece key={index} segment={segment} title={title} />
        ))}
      </span>
      {fold === 'folded' && (
        <>
          <span class="extra" data-action="toggle" title="Unfold">
            {hidden === undefined ? '…' : `… ${elements(hidden)}`}
          </span>
          {close !== undefined && <span class="text punctuation">{close}</span>}
        </>
      )}
      {left > 0 && (
        <span class="extra" data-action="activate">
          {`… ${formatSize(left)} more`}
        </span>
      )}
    </>
  );
}

interface PieceProps {
  readonly segment: Segment;
  /** What a click on it does, where it is a link. */
  readonly title: string | undefined;
}

function Piece({ segment, title }: PieceProps) {
  const { text, kind, mark, isBracket, isLink, hint, endsHint } = segment;
  const looks = [
    kind !== 'plain' && kind,
    mark !== 'none' && 'found',
    mark === 'current' && 'current',
    isBracket && 'bracket',
    isLink && 'link',
    hint && 'hinted',
  ].filter(Boolean);
  if (looks.length === 0) return <>{text}</>;
  return (
    <span
      class={looks.join(' ')}
      title={isLink ? title : hint?.text}
      data-link={isLink ? '' : undefined}
      // Drawn by the style sheet, as what stands in the text is copied with it.
      data-field={kind === 'name' && endsHint ? hint?.text : undefined}
    >
      {text}
    </span>
  );
}

function elements(hidden: number): string {
  return hidden === 1 ? '1 element' : `${hidden.toLocaleString('en-US')} elements`;
}
