import type { Block } from '../../page-server/api.ts';

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly Block[] {
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

/** The text of a text object. */
export function textOf(value: unknown): string {
  return isBlock(value) && typeof value.text === 'string' ? value.text : '';
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Adds a React key to each item: its content and its index among equal items. */
export function withKeys<Item>(items: readonly Item[]): readonly { readonly key: string; readonly item: Item }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const content = JSON.stringify(item);
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    return { key: `${content}#${nth}`, item };
  });
}
