import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { Block } from '../../page-server/api.ts';
import { readDataUrl } from '../state/data-url.ts';
import { keyOf, useInteraction } from '../state/interaction.ts';
import { isBlock, stringOf, textOf } from './fields.ts';
import { JsonBlock } from './json-block.tsx';
import { SELECTS, Select } from './select.tsx';

const FIELDS: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
};

/** An input block: label, field, hint and error. */
export function Input({ block }: { readonly block: Block }) {
  const id = useId();
  const { errors } = useInteraction();
  const error = errors[stringOf(block.block_id)];
  if (!isBlock(block.element)) return <JsonBlock value={block} />;
  return (
    <div className="input">
      <label id={`${id}-label`} htmlFor={id}>
        {textOf(block.label)}
        {block.optional === true && <span className="quiet"> (optional)</span>}
      </label>
      <Field id={id} block={block} element={block.element} isWrong={error !== undefined} />
      {error !== undefined && (
        <p className="wrong" role="alert">
          {error}
        </p>
      )}
      {textOf(block.hint) !== '' && <p className="hint">{textOf(block.hint)}</p>}
    </div>
  );
}

/** Its value is the file's name and, on the next line, its content. */
function FileField({ id, onEnter }: { readonly id: string; onEnter(value: string): void }) {
  async function choose({ files }: HTMLInputElement) {
    const [file] = files ?? [];
    onEnter(file ? `${file.name}\n${await readDataUrl(file)}` : '');
  }
  return <input id={id} type="file" onChange={({ target }) => void choose(target)} />;
}

interface FieldProps {
  readonly id: string;
  readonly block: Block;
  readonly element: Block;
  readonly isWrong: boolean;
}

function Field({ id, block, element, isWrong }: FieldProps): ReactNode {
  const { values, enter, press } = useInteraction();
  const key = keyOf({ block, element });
  const value = stringOf(values[key] ?? element.initial_value ?? element.initial_date ?? '');
  const type = stringOf(element.type);
  if (SELECTS.includes(type)) {
    return <Select element={element} value={value} labelId={`${id}-label`} onChoose={(choice) => enter(key, choice)} />;
  }
  if (type === 'file_input') return <FileField id={id} onEnter={(chosen) => enter(key, chosen)} />;
  const kind = FIELDS[type];
  if (kind === undefined) return <JsonBlock value={element} />;
  const shared = {
    id,
    value,
    name: stringOf(block.block_id),
    required: block.optional !== true,
    placeholder: textOf(element.placeholder),
    maxLength: Number(element.max_length ?? 3000),
    'aria-invalid': isWrong,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => enter(key, target.value),
  };
  // A field with dispatch_action sends its action instead of the form.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || block.dispatch_action !== true) return;
    event.preventDefault();
    press({ element, block, choice: value });
  };
  return element.multiline === true ? <textarea rows={4} {...shared} /> : <input type={kind} onKeyDown={onKeyDown} {...shared} />;
}
