import type { AdfBlock } from '../../../core/text/adf/model';
import { AdfInlines } from './adfInlines';
import { AdfLink } from './adfLink';
import { AdfList } from './adfList';
import { AdfTable } from './adfTable';

/** What a document says, made of elements: no markup of it is ever read as such. */
export function AdfBlocks({ blocks }: { readonly blocks: readonly AdfBlock[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </>
  );
}

function Block({ block }: { readonly block: AdfBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <AdfInlines content={block.content} />
        </p>
      );
    case 'heading':
      // Below the title of the document, which is an h2, whatever is in it.
      return (
        <div class={`adf-heading level${block.level}`} role="heading" aria-level={block.level + 2}>
          <AdfInlines content={block.content} />
        </div>
      );
    case 'list':
      return <AdfList list={block} draw={draw} />;
    case 'quote':
      return <blockquote>{draw(block.content)}</blockquote>;
    case 'code':
      return (
        <pre class="adf-code" tabIndex={0} title={block.language} aria-label={codeLabel(block)}>
          {block.text}
        </pre>
      );
    case 'panel':
      return (
        <div class={`adf-panel ${panelClass(block.type)}`} role="note" aria-label={block.type}>
          <p class="adf-panelType" aria-hidden="true">
            {block.type}
          </p>
          {draw(block.content)}
        </div>
      );
    case 'expand':
      return (
        <details open>
          <summary>{block.title === '' ? 'Details' : block.title}</summary>
          {draw(block.content)}
        </details>
      );
    case 'table':
      return <AdfTable rows={block.rows} draw={draw} />;
    case 'rule':
      return <hr />;
    case 'media':
      return <p class="adf-media">{`File ${block.text}`.trim()}</p>;
    case 'card':
      return (
        <p>
          <AdfLink to={block.url}>{block.url}</AdfLink>
        </p>
      );
    case 'unknown':
      return (
        <div class="adf-unknown">
          <p class="aside">Not known here: {block.type}</p>
          {draw(block.content)}
        </div>
      );
    case 'cut':
      return <p class="aside">… nested too deep to be shown</p>;
  }
}

function draw(blocks: readonly AdfBlock[]) {
  return <AdfBlocks blocks={blocks} />;
}

function codeLabel({ language }: Extract<AdfBlock, { kind: 'code' }>): string {
  return language === undefined ? 'Code' : `Code, ${language}`;
}

/** The types that have a color. */
function panelClass(type: string): string {
  if (type === 'warning' || type === 'error' || type === 'success') return type;
  return 'info';
}
