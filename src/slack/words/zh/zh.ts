import type { OwnWords } from '../en/en.ts';
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

/** Simplified Chinese. Fragments in code spans keep a space on both sides: Slack formats them only then. */
export const zh: OwnWords = {
  ...createGrammar('zh-CN', { now: '刚刚', stop: '。', space: '', more: (count) => `另外 ${count} 项` }),
  colon: '：',
  pair: (label, value) => `${label}：${value}`,
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
