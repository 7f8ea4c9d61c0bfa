/** The text with every one of the secrets replaced; short ones too, since a leak has no length. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return (
    secrets
      .filter((secret) => secret !== undefined)
      .filter((secret) => secret !== '')
      // One secret may begin like another: the shorter would leave the rest of the longer.
      .sort((a, b) => b.length - a.length)
      .reduce((redacted, secret) => redacted.replaceAll(secret, '«redacted»'), text)
  );
}
