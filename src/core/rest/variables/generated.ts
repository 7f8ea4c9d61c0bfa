import type { Random } from '../../ports';
import type { VariableScope } from './scope';

/** What the `{{$…}}` are made of. */
export type Generators = Pick<VariableScope, 'clock' | 'random'>;

/** The text for a `{{$…}}`, another one each time; undefined for a name that is none of these. */
export function generate(name: string, { clock, random }: Generators): string | undefined {
  switch (name) {
    case '$uuid':
    case '$guid':
      return uuid(random);
    case '$isoTimestamp':
      return new Date(clock.now()).toISOString();
    case '$timestamp':
      return String(Math.floor(clock.now() / 1000));
    default:
      return undefined;
  }
}

/** A random UUID. @see RFC 9562 section 5.4 */
function uuid(random: Random): string {
  const bytes = random.bytes(16);
  const hex = Array.from(bytes, (byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
