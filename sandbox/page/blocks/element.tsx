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
  if (type === 'feedback_buttons') return <FeedbackButtons element={element} choose={choose} />;
  if (SELECTS.includes(type)) return <Select element={element} value="" onChoose={choose} />;
  return <JsonBlock value={element} />;
}

/** Slack draws a thumb up and a thumb down, with the texts as hints. */
function FeedbackButtons({ element, choose }: { readonly element: Block; choose(choice: string): void }) {
  const choices = [
    { button: element.positive_button, sign: '👍' },
    { button: element.negative_button, sign: '👎' },
  ];
  return (
    <>
      {choices.map(({ button, sign }) => {
        if (!isBlock(button)) return null;
        const label = stringOf(button.accessibility_label) || textOf(button.text);
        return (
          <button
            key={sign}
            type="button"
            className="button feedback"
            aria-label={label}
            title={label}
            onClick={() => choose(stringOf(button.value))}
          >
            {sign}
          </button>
        );
      })}
    </>
  );
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
