import type { Logger } from './ports';
import { scrub } from './redact';

/** A logger whose every line is looked through, so that one forgotten secret is not written. */
export function scrubbing(logger: Logger): Logger {
  return {
    info: (message) => logger.info(scrub(message)),
    warn: (message) => logger.warn(scrub(message)),
    error: (message) => logger.error(scrub(message)),
  };
}
