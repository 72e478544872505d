import { useState } from 'react';
import type { Block } from '../../page-server/api.ts';
import { Confirmation } from '../dialogs/confirmation.tsx';
import { type Pressed, useInteraction } from '../state/interaction.ts';
import { isBlock, stringOf, textOf } from './fields.ts';
import { JsonBlock } from './json-block.tsx';
import { SELECTS, Select } from './select.tsx';

interface Placed {
  readonly element: Block;
  readonly block: Block;
}

/** An element of an actions block, or the accessory of a section. */
export function Element({ element, block }: Placed) {
  const { press } = useInteraction();
  const [asked, setAsked] = useState<Pressed>();
  const choose = (choice?: string) => {
    const pressed = { element, block, choice };
    if (isBlock(element.confirm)) setAsked(pressed);
    else press(pressed);
  };
  return (
    <>
      <Shape element={element} choose={choose} />
      {asked && isBlock(element.confirm) && (
        <Confirmation
          confirm={element.confirm}
          onAnswer={(isYes) => {
            setAsked(undefined);
            if (isYes) press(asked);
          }}
        />
      )}
    </>
  );
}

function Shape({ element, choose }: { readonly element: Block; choose(choice?: string): void }) {
  const type = stringOf(element.type);
  if (type === 'button') return <Button element={element} onPress={() => choose()} />;
  if (type === 'image')
    return <img className="element-image" src={stringOf(element.image_url)} alt={stringOf(element.alt_text)} />;
  if (SELECTS.includes(type)) return <Select element={element} value="" onChoose={choose} />;
  return <JsonBlock value={element} />;
}

function Button({ element, onPress }: { readonly element: Block; onPress(): void }) {
  const { style, url, accessibility_label: label } = element;
  const look = `button ${stringOf(style)}`;
  const data = { 'data-action': stringOf(element.action_id), 'aria-label': stringOf(label) || undefined };
  if (typeof url === 'string') {
    return (
      <a className={look} href={url} target="_blank" rel="noreferrer" onClick={onPress} {...data}>
        {textOf(element.text)}
      </a>
    );
  }
  return (
    <button type="button" className={look} onClick={onPress} {...data}>
      {textOf(element.text)}
    </button>
  );
}
