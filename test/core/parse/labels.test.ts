import { expect, it } from 'vitest';
import { COUNTS, HEADINGS, JOINING, SIM_LABELS } from '../../../src/core/parse/labels/common-labels.ts';
import { type LabelMeaning, mayEndLabel, meaningOf, normalizeLabel } from '../../../src/core/parse/labels/dictionary.ts';
import { LABEL_LANGUAGES } from '../../../src/core/parse/labels/languages.ts';

const words = (list: string) => list.split(',').map(normalizeLabel);

/** Every label there is, spelled out; a later one takes the place of an earlier one. */
function allLabels(): Map<string, LabelMeaning> {
  const labels = new Map<string, LabelMeaning>();
  for (const kind of ['other', 'none', 'order'] as const) {
    for (const row of LABEL_LANGUAGES) {
      const numbers = new Set([...words(row.number), ...words(LABEL_LANGUAGES[0]?.number ?? '')]);
      for (const noun of words(row[kind])) {
        labels.set(noun, { kind, isNumber: false });
        for (const number of numbers) {
          const joined = JOINING.map((joint) => `${number} ${joint} ${noun}`);
          for (const label of [`${noun} ${number}`, `${noun}${number}`, `${number} ${noun}`, ...joined]) {
            labels.set(label, { kind, isNumber: true });
          }
        }
      }
    }
  }
  for (const order of ['order', 'po', 'purchase order']) {
    for (const heading of HEADINGS) labels.set(`${order} ${heading}`, { kind: 'order', isNumber: false, isHeading: true });
  }
  for (const label of COUNTS) labels.set(normalizeLabel(label), { kind: 'none', isNumber: false });
  labels.set('sim', { kind: 'sim', isNumber: false });
  for (const label of SIM_LABELS) labels.set(normalizeLabel(label), { kind: 'sim', isNumber: true });
  return labels;
}

it('labels: every combination of a noun and a word for a number has its meaning, and may end a label', () => {
  const labels = [...allLabels()];

  const wrong = labels.filter(([label, meaning]) => JSON.stringify(meaningOf(label)) !== JSON.stringify(meaning));
  const unended = labels.filter(([label]) => !mayEndLabel(label.slice(label.lastIndexOf(' ') + 1)));

  expect(labels.length).toBeGreaterThan(100_000);
  expect(wrong).toEqual([]);
  expect(unended).toEqual([]);
});

it.each(['hello', 'good morning', 'number', 'of order', 'orderly', 'number of', ''])('labels: %j is none', (label) => {
  expect(meaningOf(label)).toBeUndefined();
});
