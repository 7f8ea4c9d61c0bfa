/** A duration (milliseconds) as people read it: "123 ms", "1.2 s", "2 min 5 s". */
export function formatTime(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  if (whole < 1000) return `${whole} ms`;
  const seconds = oneDecimal(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const wholeSeconds = Math.round(milliseconds / 1000);
  return `${Math.floor(wholeSeconds / 60)} min ${wholeSeconds % 60} s`;
}

/** A size (bytes) as people read it, 1024 bytes to the KB: "812 B", "1.2 KB", "5 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = oneDecimal(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${oneDecimal(bytes / 1024 / 1024)} MB`;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
