import type { AnswerLink } from '../../core/text/answerLinks/types';
import type { LinkPlace } from '../../protocol/viewer';

/** The key that makes a click follow a link. */
const LINK_KEY = /mac/iu.test(navigator.userAgent) ? 'Cmd' : 'Ctrl';

/** Where a link opens that is wanted there; what is no request opens in the browser. */
export function placeOf(link: AnswerLink, wanted: LinkPlace): LinkPlace | undefined {
  if (wanted === 'request' && link.path !== undefined) return 'request';
  return link.address === undefined ? undefined : 'browser';
}

/** What a click on a link does, in words. */
export function linkTitle({ path, address }: AnswerLink): string {
  if (path === undefined) return `${LINK_KEY}+click opens ${address ?? ''} in the browser`;
  const sends = `${LINK_KEY}+click sends GET ${path}`;
  return address === undefined ? sends : `${sends}, ${LINK_KEY}+Shift+click opens the browser`;
}
