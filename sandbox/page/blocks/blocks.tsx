import type { Block } from '../../page-server/api.ts';
import { Element } from './element.tsx';
import { isBlock, listOf, textOf, withKeys } from './fields.ts';
import { Input } from './input.tsx';
import { JsonBlock } from './json-block.tsx';
import { LibraryBlock } from './library-block.tsx';
import { hasPlainText, PlainContext, PlainSection } from './plain-text.tsx';
import { Table } from './table.tsx';

/** Block Kit: the library renders static blocks; interactive blocks, and those that it renders wrongly, are rendered here. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {withKeys(blocks).map(({ key, item }) => (
        <OneBlock key={key} block={item} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{textOf(block.text)}</h3>;
    case 'divider':
      return <hr className="block-divider" />;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return hasPlainText(listOf(block.elements)) ? <PlainContext block={block} /> : <LibraryBlock block={block} />;
    case 'actions':
    case 'context_actions':
      return <Row block={block} elements={listOf(block.elements)} />;
    case 'input':
      return <Input block={block} />;
    case 'table':
    case 'data_table':
      return <Table block={block} />;
    case 'container':
      return <Container block={block} />;
    case 'card':
    case 'carousel':
      // The library's buttons in these blocks do not work.
      return <JsonBlock value={block} />;
    default:
      return <LibraryBlock block={block} />;
  }
}

function Section({ block }: { readonly block: Block }) {
  const { accessory, ...words } = block;
  const fields = listOf(words.fields);
  const body = fields.length > 0 || hasPlainText([words.text]) ? <PlainSection block={words} /> : <LibraryBlock block={words} />;
  if (!isBlock(accessory)) return body;
  return (
    <div className="section-with-accessory">
      {body}
      <Element element={accessory} block={block} />
    </div>
  );
}

function Row({ block, elements }: { readonly block: Block; readonly elements: readonly Block[] }) {
  return (
    <div className="block-row">
      {withKeys(elements).map(({ key, item }) => (
        <Element key={key} element={item} block={block} />
      ))}
    </div>
  );
}

function Container({ block }: { readonly block: Block }) {
  return (
    <section className="block-container">
      <strong>{textOf(block.title)}</strong>
      <Blocks blocks={listOf(block.child_blocks)} />
    </section>
  );
}
