import type { LinkPlace, ViewerRow } from '../../protocol/viewer';

/** What a key asks for. */
export type KeyAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'toggle' | 'parent' | 'activate' }
  | { readonly kind: 'open'; readonly where: LinkPlace };

/** As much of a key press as tells what it asks for. */
export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the focus is. */
export interface FocusPlace {
  readonly focused: number;
  /** Undefined while it is not known. */
  readonly row: ViewerRow | undefined;
  readonly count: number;
  /** Rows of a page. */
  readonly page: number;
}

/** What a key asks of a tree; undefined for a key that is none of its. */
export function keyAction(pressed: PressedKey, place: FocusPlace): KeyAction | undefined {
  const { key } = pressed;
  if (pressed.altKey || pressed.metaKey) return undefined;
  if (key === 'F12' && !pressed.ctrlKey) {
    return { kind: 'open', where: pressed.shiftKey ? 'browser' : 'request' };
  }
  if (pressed.shiftKey) return undefined;
  if (pressed.ctrlKey && key !== 'Home' && key !== 'End') return undefined;
  const { focused, row, page } = place;
  switch (key) {
    case 'ArrowDown':
      return moveTo(focused + 1, place);
    case 'ArrowUp':
      return moveTo(focused - 1, place);
    case 'PageDown':
      return moveTo(focused + page, place);
    case 'PageUp':
      return moveTo(focused - page, place);
    case 'Home':
      return moveTo(0, place);
    case 'End':
      return moveTo(place.count - 1, place);
    case 'ArrowRight':
      if (row?.fold === 'folded') return { kind: 'toggle' };
      return moveTo(row?.fold === 'open' ? focused + 1 : focused, place);
    case 'ArrowLeft':
      return { kind: row?.fold === 'open' ? 'toggle' : 'parent' };
    case 'Enter':
    case ' ':
      // What was cut off is asked for by keys as well, and a cut line holds no container.
      if (row === undefined) return undefined;
      return { kind: row.left === 0 && row.fold !== undefined ? 'toggle' : 'activate' };
    default:
      return undefined;
  }
}

/** The nearest row above that begins what a row is within; undefined where it is not known. */
export function parentRow(
  focused: number,
  rowAt: (row: number) => ViewerRow | undefined,
): number | undefined {
  const depth = rowAt(focused)?.depth;
  if (depth === undefined) return undefined;
  for (let row = focused - 1; row >= 0; row -= 1) {
    const above = rowAt(row);
    if (above === undefined) return undefined;
    if (above.depth < depth) return row;
  }
  return undefined;
}

function moveTo(row: number, { count }: FocusPlace): KeyAction {
  return { kind: 'move', to: Math.max(0, Math.min(row, count - 1)) };
}
