import { createContext, useContext } from 'react';
import type { Block } from '../../page-server/api.ts';

export type FieldValue = string | readonly string[];

/** An interactive element that was used, and its block. */
export interface Pressed {
  readonly element: Block;
  readonly block: Block;
  readonly choice?: string | undefined;
}

/** The message, modal or Home that contains the blocks. */
export interface Interaction {
  press(pressed: Pressed): void;
  /** Entered values, by `block_id/action_id`. */
  readonly values: Readonly<Record<string, FieldValue>>;
  enter(key: string, value: FieldValue): void;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface Appearance {
  readonly theme: 'light' | 'dark';
  /** The viewer's. */
  readonly locale: string;
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

export const InteractionContext = createContext<Interaction>({ press: () => {}, values: {}, enter: () => {}, errors: {} });
export const AppearanceContext = createContext<Appearance>({ theme: 'light', locale: 'en', users: [], channels: [], groups: [] });

export function useInteraction(): Interaction {
  return useContext(InteractionContext);
}

export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}

export function keyOf({ block, element }: Pressed): string {
  return `${String(block.block_id)}/${String(element.action_id)}`;
}
