import { createGrammar } from '../grammar.ts';
import { NEXT_STEPS } from './advice.ts';
import { DIGEST, MISSING, REPORT, SUMMARY } from './answers.ts';
import { HOME, SEARCH, USAGE } from './asking.ts';
import { BULK } from './bulk.ts';
import { CUSTOMER } from './customer.ts';
import { FAILURES, HINTS } from './failures.ts';
import { FOLLOWING } from './following.ts';
import { TRAIL, WHY } from './history.ts';
import { NAMES } from './names.ts';
import { NOTICES } from './notices.ts';
import { ORDER, SOURCE, STORY } from './orders.ts';
import { REVEAL } from './reveal.ts';
import { BUTTONS, VIEWS } from './windows.ts';

/**
 * Every word that a person reads, in English. Sentences are mrkdwn; their arguments are fragments from code() and prose()
 * of cards/mrkdwn.ts. Names, labels, buttons and views are plain text.
 */
export const en = {
  ...createGrammar('en', { now: 'just now', stop: '. ', space: ' ', more: (count) => `${count} more` }),
  /** Between a label and its value. */
  colon: ':',
  pair: (label: string, value: string) => `${label}: ${value}`,
  ...NAMES,
  ...NOTICES,
  order: ORDER,
  source: SOURCE,
  story: STORY,
  missing: MISSING,
  report: REPORT,
  digest: DIGEST,
  summary: SUMMARY,
  nextSteps: NEXT_STEPS,
  customer: CUSTOMER,
  failures: FAILURES,
  hints: HINTS,
  bulk: BULK,
  buttons: BUTTONS,
  views: VIEWS,
  search: SEARCH,
  home: HOME,
  following: FOLLOWING,
  usage: USAGE,
  reveal: REVEAL,
  trail: TRAIL,
  why: WHY,
};

/** English is the model: every other language must have its keys, and takes the same arguments. */
export type OwnWords = typeof en;
