import { readMenuValue } from '../cards/actions.ts';
import type { ButtonArgs } from './payload.ts';

type Listener = (args: ButtonArgs) => Promise<void>;

/** What is used of a menu's payload. */
export interface MenuArgs extends Omit<ButtonArgs, 'action'> {
  readonly action: { readonly selected_option: { readonly value?: string | undefined } };
}

/** The menu below a card: each option is a button by another way. */
export function createMore(listeners: ReadonlyMap<string, Listener>): (args: MenuArgs) => Promise<void> {
  return async ({ action: { selected_option }, ...args }) => {
    const { action, value } = readMenuValue(selected_option.value ?? '');
    const listener = listeners.get(action);
    if (listener) await listener({ ...args, action: { value } });
    else await args.ack();
  };
}
