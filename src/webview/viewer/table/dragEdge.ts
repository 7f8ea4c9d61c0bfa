/** Tells the widths, in characters, that a column is dragged to by its edge, an element in its title. */
export function dragEdge(
  { currentTarget, pointerId, clientX: start }: PointerEvent,
  width: number,
  onWidth: (width: number) => void,
): void {
  if (!(currentTarget instanceof HTMLElement) || !currentTarget.parentElement) return;
  const edge = currentTarget;
  const pixels = currentTarget.parentElement.getBoundingClientRect().width / width;
  const follow = ({ clientX }: PointerEvent) => onWidth(width + (clientX - start) / pixels);
  edge.setPointerCapture(pointerId);
  edge.addEventListener('pointermove', follow);
  edge.addEventListener(
    'lostpointercapture',
    () => edge.removeEventListener('pointermove', follow),
    { once: true },
  );
}
