/**
 * Keeps a line end within what is pasted, which a text input would drop without a word: who reads
 * the value shall see it and refuse it.
 */
export function wholePaste(onValue: (value: string) => void) {
  return (event: ClipboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!/[\r\n]/u.test(pasted)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    onValue(value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? undefined));
  };
}
