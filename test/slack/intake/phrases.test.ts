import { describe, expect, it } from 'vitest';
import { isHelp, isThanks } from '../../../src/slack/intake/phrases.ts';

describe('a call for help', () => {
  it.each([
    'help',
    'Help!',
    'help me please',
    'HELP ME',
    'can you help?',
    '?',
    'usage',
    'How do I use this?',
    'What can you do?',
    '帮助',
    '请帮助我',
    'ayuda por favor',
    'Hilfe',
    'ヘルプ',
    '`help`',
    '/help',
    '--help',
  ])('%s', (text) => {
    expect(isHelp(text)).toBe(true);
  });

  it.each(['help with order 4567', 'help, the SIM is dead', 'please', '', '帮助我查一下 4567', 'how do I use order 4567'])(
    '%j is none',
    (text) => {
      expect(isHelp(text)).toBe(false);
    },
  );
});

describe('thanks', () => {
  it.each([
    'thanks!',
    'ok thanks a lot',
    'Great, thank you so much :pray:',
    'thx 🙏',
    'danke schön',
    '谢谢！',
    '好的，谢谢您',
    'ありがとうございます',
    'merci beaucoup',
  ])('%s', (text) => {
    expect(isThanks(text)).toBe(true);
  });

  it.each(['thanks, and 4567?', 'no thanks to you it is broken', 'ok', ''])('%j asks or says something else', (text) => {
    expect(isThanks(text)).toBe(false);
  });
});
