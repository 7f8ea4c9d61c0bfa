import type { AnswerLink, RowLinks } from '../../core/text/answerLinks/types';
import type { LinkPlace, ViewerRow } from '../../protocol/viewer';

interface Props {
  /** The focused row. */
  readonly row: ViewerRow | undefined;
  readonly links: RowLinks | undefined;
  readonly onOpenLink: ((link: AnswerLink, where: LinkPlace) => void) | undefined;
}

/** What can be done with the link of the focused row, and what is said of its parts. */
export function RowLinkTools({ row, links, onOpenLink }: Props) {
  if (!links) return null;
  const link = row && links.linkOf(row.text);
  const hints = row ? links.hintsOf(row.text) : [];
  return (
    <>
      {link?.path !== undefined && (
        <button
          type="button"
          class="quiet"
          title={`Sends GET ${link.path} (F12)`}
          onClick={() => onOpenLink?.(link, 'request')}
        >
          {`Go to ${link.label}`}
        </button>
      )}
      {link?.address !== undefined && (
        <button
          type="button"
          class="quiet"
          title={`Opens ${link.address} (Shift+F12)`}
          onClick={() => onOpenLink?.(link, 'browser')}
        >
          Open in Browser
        </button>
      )}
      <span class="aside" aria-live="polite">
        {hints.map(({ text }) => text).join(', ')}
      </span>
    </>
  );
}
