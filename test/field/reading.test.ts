import { describe, expect, it } from 'vitest';
import { type Identifier, isPersonId } from '../../src/core/identifier/identifier.ts';
import { chosenIn } from '../../src/slack/intake/chosen.ts';
import { messageText } from '../../src/slack/intake/message.ts';
import { findIdentifiers } from '../support/identifiers.ts';
import { type Case, casesOf } from './case.ts';

/** What each surface reads, by the functions that it reads with. */
const READERS = {
  auto: (input: unknown) =>
    read(wholeText(input), { asked: false }).filter((identifier) => identifier.kind !== 'reference' && !isPersonId(identifier)),
  asked: (input: unknown) => read(wholeText(input), { asked: true }),
  shortcut: (input: unknown) => chosenIn(wholeText(input), read),
};

describe('field: what is read', () => {
  it.each(casesOf('auto', 'asked', 'shortcut'))('$id, $surface: $expect.why', ({ surface, input, expect: expected }: Case) => {
    const found = READERS[readerOf(surface)](input).map(({ kind, value }) => `${kind}:${value}`);

    if (expected.exactly) expect(found).toEqual(expected.exactly);
    expect(found).toEqual(expect.arrayContaining(expected.has ?? []));
    expect(found.filter((identifier) => expected.not?.includes(identifier))).toEqual([]);
  });
});

function read(text: string, { asked }: { asked: boolean }): readonly Identifier[] {
  return findIdentifiers(text, { asked });
}

/** A text alone is what somebody types; an object is a message. */
function wholeText(input: unknown): string {
  return typeof input === 'string' ? input : messageText(input);
}

function readerOf(surface: string): keyof typeof READERS {
  if (surface === 'auto' || surface === 'asked' || surface === 'shortcut') return surface;
  throw new Error(`${surface} is no surface that only reads`);
}
