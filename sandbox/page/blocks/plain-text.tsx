import type { Block } from '../../page-server/api.ts';
import { isBlock, listOf, stringOf, textOf, withKeys } from './fields.ts';
import { LibraryBlock } from './library-block.tsx';

/** The library formats plain text as mrkdwn, so these blocks are rendered here. */
export function hasPlainText(texts: readonly unknown[]): boolean {
  return texts.some((text) => isBlock(text) && text.type === 'plain_text');
}

/** Also every section with fields: the library's two columns overlap where there is little room. */
export function PlainSection({ block }: { readonly block: Block }) {
  const fields = listOf(block.fields);
  return (
    <div className="plain-section">
      {isBlock(block.text) && <TextObject text={block.text} />}
      {fields.length > 0 && (
        <div className="plain-fields">
          {withKeys(fields).map(({ key, item }) => (
            <TextObject key={key} text={item} />
          ))}
        </div>
      )}
    </div>
  );
}

export function PlainContext({ block }: { readonly block: Block }) {
  return (
    <div className="plain-context">
      {withKeys(listOf(block.elements)).map(({ key, item }) => (
        <TextObject key={key} text={item} />
      ))}
    </div>
  );
}

function TextObject({ text }: { readonly text: Block }) {
  if (text.type === 'image') return <img src={stringOf(text.image_url)} alt={stringOf(text.alt_text)} height="20" />;
  if (text.type === 'plain_text') return <p className="plain">{textOf(text)}</p>;
  return <LibraryBlock block={{ type: 'section', text }} />;
}
