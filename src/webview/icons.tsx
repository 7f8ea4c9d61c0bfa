/** A plus sign. */
export function AddIcon() {
  return <Icon path="M7.5 2h1v5.5H14v1H8.5V14h-1V8.5H2v-1h5.5z" />;
}

/** A cross. */
export function RemoveIcon() {
  return (
    <Icon path="m3.35 2.65 4.65 4.64 4.65-4.64.7.7L8.71 8l4.64 4.65-.7.7L8 8.71l-4.65 4.64-.7-.7L7.29 8 2.65 3.35z" />
  );
}

/** An exclamation mark in a circle. */
export function ErrorIcon() {
  return (
    <Icon path="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1m0 1a6 6 0 1 0 0 12A6 6 0 0 0 8 2M7.25 4h1.5v5.2h-1.5zM8 10.4a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8" />
  );
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
