import { useEffect, useRef } from 'preact/hooks';

/** The keys that send, as this platform writes them. */
export const SEND_KEYS = /mac/iu.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter';

interface Shortcuts {
  /** Ctrl+Enter or Cmd+Enter, wherever the focus is. */
  onSend(): void;
  /** Escape, wherever the focus is. */
  onCancel(): void;
}

/** Listens to the console's two shortcuts. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // An input method ends its own composition with Enter and Escape.
      if (event.isComposing) return;
      const isListOpen = document.activeElement?.ariaExpanded === 'true';
      if (event.key === 'Escape' && !isListOpen) latest.current.onCancel();
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!event.repeat) latest.current.onSend();
    };
    // Capture: a button under the focus would take the Enter for a click.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
