import { expect, it, vi } from 'vitest';
import { findIdentifiers } from '../../../../src/core/identifier/find-identifiers.ts';
import { links } from '../../../../src/providers/links.ts';
import { type Read, readAlert } from '../../../../src/slack/messages/automatic/alert.ts';

const read: Read = (text, { asked }) => findIdentifiers(text, { asked, known: links.known });

it.each([
  ['digits', 'ticket 4711'],
  ['digits of another script', '订单 ４７１１'],
  ['digits behind escapes', 'order&#32;&#52;&#55;&#49;&#49;'],
  ['the name of a provider alone', 'tuya: *'],
])('alert: knows of %s that they count only where somebody asks', (_, text) => {
  const { identifiers, whyNothing } = readAlert({ message: { text }, previous: undefined }, read);

  expect([identifiers, whyNothing()]).toEqual([[], 'no_strong_identifier']);
});

it('alert: a message in which nobody could ask for anything is read once', () => {
  const spy = vi.fn(read);

  const { whyNothing } = readAlert({ message: { text: 'Good morning, who is on duty?' }, previous: undefined }, spy);

  expect([whyNothing(), spy.mock.calls.length]).toEqual(['no_identifier', 1]);
});
