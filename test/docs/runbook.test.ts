import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FAILURE_KINDS } from '../../src/core/failure/failure.ts';
import { FAILURES } from '../../src/slack/words/en/failures.ts';
import { NOTICES } from '../../src/slack/words/en/notices.ts';
import { REVEAL } from '../../src/slack/words/en/reveal.ts';

const PAGE = readFileSync('docs/operating.md', 'utf8');

/** What is said when nothing is wrong, or where the sentence itself says all there is to do. */
const NO_FAILURES = [
  'welcome',
  'onlyForYou',
  'accountOnlyForYou',
  'outsidersWillRead',
  'outsidersOnlyForYou',
  'nothingInMessage',
  'shownInChannel',
  'earlierAnswer',
];

it.each(FAILURE_KINDS)('runbook: has an entry for a provider that fails with %s', (kind) => {
  expect(PAGE).toContain(`"${FAILURES[kind].what('Linksfield')}"`);
});

const notices = Object.entries({
  ...NOTICES,
  defect: NOTICES.defect('x'),
  tooManyMisses: NOTICES.tooManyMisses('x'),
  noAudit: REVEAL.noAudit,
  nobody: REVEAL.nobody,
});
const failing = notices.flatMap(([name, text]) =>
  typeof text === 'string' && !NO_FAILURES.includes(name) ? [{ name, text }] : [],
);

it.each(failing)('runbook: has an entry for the notice $name', ({ text }) => {
  expect(PAGE).toContain(firstSentence(text));
});

/** Up to the first full stop, comma or colon: the page may quote less than the whole. */
function firstSentence(text: string): string {
  return text.split(/[.,:]/, 1)[0] ?? text;
}
