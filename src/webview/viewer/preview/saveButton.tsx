/** Saves the body to a file, where that can be done. */
export function SaveButton({ save }: { readonly save: (() => void) | undefined }) {
  if (save === undefined) return null;
  return (
    <button type="button" onClick={save}>
      Save…
    </button>
  );
}
