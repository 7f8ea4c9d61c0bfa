import { sniffedType } from './sniffedType';

/** How a body is previewed. */
type MediaKind = 'image' | 'svg' | 'html' | 'json' | 'text' | 'binary';

/** What a body is. */
export interface Media {
  readonly kind: MediaKind;
  /** Such as `image/png`: what it is, or what its headers say where nothing else is known. */
  readonly type: string;
  /** What its headers say instead; undefined where they are right, or say nothing. */
  readonly claimed: string | undefined;
}

/** Other names of types. */
const names: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/x-ms-bmp': 'image/bmp',
  'image/vnd.microsoft.icon': 'image/x-icon',
};

const unknownType = 'application/octet-stream';

/** What a body is by its headers and its first bytes, 2 KB or all; the bytes decide where the two disagree. */
export function mediaOf(contentType: string | undefined, start: Uint8Array): Media {
  const claimed = claimedType(contentType);
  const seen = sniffedType(start);
  if (claimed === undefined) {
    const type = seen ?? unknownType;
    return { kind: kindOf(type), type, claimed: undefined };
  }
  if (seen === undefined || agree(claimed, seen)) {
    return { kind: kindOf(claimed), type: claimed, claimed: undefined };
  }
  return { kind: kindOf(seen), type: seen, claimed };
}

/** Undefined where the headers say no more than that it is bytes. */
function claimedType(contentType: string | undefined): string | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!type.includes('/') || type === unknownType) return undefined;
  return Object.hasOwn(names, type) ? names[type] : type;
}

/** Much is text, and many a type is a ZIP file; what is an image is only that. */
function agree(claimed: string, seen: string): boolean {
  if (claimed === seen) return true;
  const [claimedKind, seenKind] = [kindOf(claimed), kindOf(seen)];
  const isClaimedText = ['html', 'json', 'text', 'svg'].includes(claimedKind);
  if (seenKind === 'text') return isClaimedText || claimedKind === 'binary';
  // What is about HTML may show some, and XML is what SVG is in.
  if (seenKind === 'html' || seenKind === 'svg') return claimedKind === 'text';
  return seenKind === 'binary' && claimedKind === 'binary';
}

function kindOf(type: string): MediaKind {
  if (type === 'image/svg+xml') return 'svg';
  if (type.startsWith('image/')) return 'image';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (/[/+]json$/u.test(type)) return 'json';
  return /^text\/|[/+](?:xml|yaml|x-yaml|javascript|x-ndjson)$/u.test(type) ? 'text' : 'binary';
}
