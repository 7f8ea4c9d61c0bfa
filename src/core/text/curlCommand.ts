/** Whether a text is meant to be a command of curl, behind the prompt of a shell or not. */
export function isCurlCommand(text: string): boolean {
  return /^\s*(?:\$\s+)?(?:\S*[/\\])?curl(?:\.exe)?\s/iu.test(text);
}
