import { STYLE } from './style';

/** Markup that was put together safely. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Puts values into markup; whatever is no markup itself is escaped. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return new Html(parts.map((part, index) => part + markup(values[index] ?? '')).join(''));
}

/** A whole page. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Simulated Atlassian</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>${content}</main>
        <footer>Simulated Atlassian on this computer. No real account or site is involved.</footer>
      </body>
    </html> `.text;
}

function markup(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') {
    return value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
  }
  return value instanceof Html ? value.text : value.map((item) => item.text).join('\n');
}
