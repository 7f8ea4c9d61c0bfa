interface Props {
  readonly text: string;
  readonly onEdit: (text: string) => void;
}

/** A body as it is typed. */
export function PlainBody({ text, onEdit }: Props) {
  return (
    <textarea
      id="body"
      aria-label="Body"
      autocomplete="off"
      spellcheck={false}
      data-field="body"
      value={text}
      onInput={(event) => onEdit(event.currentTarget.value)}
    />
  );
}
