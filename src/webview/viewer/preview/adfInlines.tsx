import type { ComponentChildren } from 'preact';
import type { AdfInline, AdfMark } from '../../../core/text/adf/model';
import { AdfLink } from './adfLink';

/** The content of a line. */
export function AdfInlines({ content }: { readonly content: readonly AdfInline[] }) {
  return (
    <>
      {content.map((inline, index) => (
        <Inline key={index} inline={inline} />
      ))}
    </>
  );
}

function Inline({ inline }: { readonly inline: AdfInline }) {
  switch (inline.kind) {
    case 'text':
      return <>{inline.marks.reduceRight<ComponentChildren>(marked, inline.text)}</>;
    case 'break':
      return <br />;
    case 'emoji':
    case 'placeholder':
      return <span class={`adf-${inline.kind}`}>{inline.text}</span>;
    case 'date':
      return <time class="adf-chip">{inline.text}</time>;
    case 'mention':
      return <span class="adf-chip">{inline.text}</span>;
    case 'media':
      return <span class="adf-chip">{`File ${inline.text}`.trim()}</span>;
    case 'status':
      return <span class={`adf-chip adf-status ${statusClass(inline.color)}`}>{inline.text}</span>;
    case 'card':
      return <AdfLink to={inline.url}>{inline.url}</AdfLink>;
    case 'unknown':
      return (
        <span class="adf-unknown" title={`Not known here: ${inline.type}`}>
          <span class="aside">[{inline.type}] </span>
          <AdfInlines content={inline.content} />
        </span>
      );
    case 'cut':
      return <span class="aside">… nested too deep to be shown</span>;
  }
}

function marked(content: ComponentChildren, mark: AdfMark): ComponentChildren {
  switch (mark.kind) {
    case 'strong':
      return <strong>{content}</strong>;
    case 'em':
      return <em>{content}</em>;
    case 'code':
      return <code>{content}</code>;
    case 'strike':
      return <s>{content}</s>;
    case 'underline':
      return <u>{content}</u>;
    case 'sub':
      return <sub>{content}</sub>;
    case 'sup':
      return <sup>{content}</sup>;
    case 'link':
      return <AdfLink to={mark.address}>{content}</AdfLink>;
  }
}

/** The colors that there are; others look like none. */
function statusClass(color: string): string {
  return ['purple', 'blue', 'red', 'yellow', 'green'].includes(color) ? color : 'neutral';
}
