import type { Block } from '../../page-server/api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { listOf, stringOf, withKeys } from '../blocks/fields.ts';
import { LibraryBlock } from '../blocks/library-block.tsx';

/** Slack's legacy attachments: a coloured bar with title, text and fields, or blocks. */
export function Attachments({ attachments }: { readonly attachments: readonly Block[] }) {
  return withKeys(attachments).map(({ key, item }) => <Attachment key={key} attachment={item} />);
}

const COLOURS: Readonly<Record<string, string>> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

function Attachment({ attachment }: { readonly attachment: Block }) {
  const { color, pretext, title, text, footer } = attachment;
  const fields = listOf(attachment.fields);
  const colour = COLOURS[stringOf(color)] ?? (stringOf(color) || undefined);
  return (
    <div>
      <TextObject text={stringOf(pretext)} />
      <div className="attachment" style={{ borderColor: colour }}>
        {stringOf(title) !== '' && <strong>{stringOf(title)}</strong>}
        <TextObject text={stringOf(text)} />
        {fields.length > 0 && (
          <dl className="fields">
            {fields.map((field) => (
              <div key={stringOf(field.title)}>
                <dt>{stringOf(field.title)}</dt>
                <dd>{stringOf(field.value)}</dd>
              </div>
            ))}
          </dl>
        )}
        <Blocks blocks={listOf(attachment.blocks)} />
        {stringOf(footer) !== '' && <small className="quiet">{stringOf(footer)}</small>}
      </div>
    </div>
  );
}

function TextObject({ text }: { readonly text: string }) {
  return text === '' ? null : <LibraryBlock key={text} block={{ type: 'section', text: { type: 'mrkdwn', text } }} />;
}
