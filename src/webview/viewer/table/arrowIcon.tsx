/** An arrow up or down. */
export function ArrowIcon({ to }: { readonly to: 'up' | 'down' }) {
  return (
    <svg class={`icon arrow ${to}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M7.5 13.5V4.4L4.2 7.7l-.7-.7L8 2.5 12.5 7l-.7.7-3.3-3.3v9.1z" />
    </svg>
  );
}
