import { html, layout } from './layout';

/** Where an authorization ends without a callback. */
export function stopPage(title: string, text: string, error: string | null = null): string {
  return layout(
    title,
    html`<div class="danger">
      <h1>${title}</h1>
      <p>${text}</p>
      ${error === null ? '' : html`<p><code>${error}</code></p>`}
      <p class="quiet">You can close this tab and go back to the app.</p>
    </div>`,
  );
}
