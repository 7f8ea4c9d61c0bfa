/** Whether an address in a text that others wrote may be opened: a page on the web, or a letter. */
export function isOpenableLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/iu.test(href);
}
