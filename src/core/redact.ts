/** The text with every one of the secrets replaced; short ones too, since a leak has no length. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret) => secret !== undefined && secret !== '')
    .reduce<string>((redacted, secret) => redacted.replaceAll(String(secret), '«redacted»'), text);
}
