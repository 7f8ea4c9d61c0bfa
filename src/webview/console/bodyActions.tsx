import type { ShownBody } from '../../protocol/answerBody';
import type { ConsoleHost } from './useConsole';

/** What can be done with a body beside looking at it. */
export function BodyActions(props: { readonly host: ConsoleHost; readonly body: ShownBody }) {
  const { host, body } = props;
  const { id } = body;
  const button = (title: string, hint: string, onClick: () => void) => (
    <button type="button" class="quiet" title={hint} onClick={onClick}>
      {title}
    </button>
  );
  return (
    <>
      {button('Save…', 'Save the body to a file', () => host.command('saveBody', { id }))}
      {button('Open', 'Open the body as a document of VS Code', () =>
        host.command('openBody', { id }),
      )}
      {button('Compare…', 'Compare the body with that of another answer', () =>
        host.command('compareBody', { id }),
      )}
    </>
  );
}
