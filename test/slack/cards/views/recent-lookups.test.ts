import { expect, it } from 'vitest';
import { rulesOf, SURFACE_NAMES } from '../../../../src/slack/answer/question.ts';
import { recentLookupsCard } from '../../../../src/slack/cards/views/recent-lookups.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { contextOf } from '../../../support/cards.ts';

it.each(SURFACE_NAMES)('the list of recent lookups: %s has a Chinese label', (surface) => {
  const { blocks } = recentLookupsCard(
    [{ at: 0, label: rulesOf(surface).label, ids: [], outcome: 'found' }],
    contextOf({ words: words('zh') }),
  );

  const [, label] = JSON.stringify(blocks).split(' · ');
  expect(label).toMatch(/^\p{Script=Han}+$/u);
});
