import type { Block } from '../../page-server/api.ts';
import { useAppearance } from '../state/interaction.ts';
import { listOf, stringOf, textOf } from './fields.ts';

/** Element types with one choice. */
export const SELECTS: readonly string[] = [
  'static_select',
  'overflow',
  'radio_buttons',
  'users_select',
  'channels_select',
  'conversations_select',
];

interface SelectProps {
  readonly element: Block;
  readonly value: string;
  readonly labelId?: string;
  onChoose(choice: string): void;
}

export function Select({ element, value, labelId, onChoose }: SelectProps) {
  const options = useOptions(element);
  const isMenu = element.type === 'overflow';
  const label = textOf(element.placeholder) || (isMenu ? '⋯' : 'Choose…');
  return (
    <select
      className={isMenu ? 'select overflow' : 'select'}
      value={value}
      data-action={stringOf(element.action_id)}
      aria-labelledby={labelId}
      aria-label={labelId === undefined ? (isMenu ? 'More' : label) : undefined}
      onChange={({ target }) => onChoose(target.value)}
    >
      <option value="" disabled>
        {label}
      </option>
      {options.map(({ value: choice, label: words }) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </select>
  );
}

function useOptions({ type, options, option_groups }: Block): readonly { readonly value: string; readonly label: string }[] {
  const { users, channels } = useAppearance();
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
  if (type === 'users_select') return users.map(named);
  if (type === 'channels_select' || type === 'conversations_select') return channels.map(named);
  const all = [...listOf(options), ...listOf(option_groups).flatMap((group) => listOf(group.options))];
  return all.map((option) => ({ value: stringOf(option.value), label: textOf(option.text) }));
}
