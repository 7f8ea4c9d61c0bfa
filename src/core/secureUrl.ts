/** Whether what is sent to an address is encrypted, or never leaves this machine. */
export function isSecure({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/u.test(hostname);
  return protocol === 'http:' && isLoopback;
}
