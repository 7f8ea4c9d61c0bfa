import type { ComponentChildren } from 'preact';
import { isOpenableLink } from '../../../core/text/openableLink';

interface Props {
  /** As others wrote it. */
  readonly to: string;
  readonly children: ComponentChildren;
}

/** A link; one that does not lead to a page or a letter is text that says where it leads. */
export function AdfLink({ to, children }: Props) {
  if (isOpenableLink(to)) {
    return (
      <a href={to} title={to}>
        {children}
      </a>
    );
  }
  return (
    <span class="adf-deadLink" title={to}>
      {children}
    </span>
  );
}
