import { openedCard } from './answer.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { sourceNames } from './missing.ts';

/**
 * The second message after the first words of a slash command. Of the report only what is new is read:
 * its findings; what no provider takes and what was left out stood in the first message.
 */
export function lateCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const { words } = context;
  const news = [...report.findings, ...report.linked];
  const opening = news.length === 0 ? '' : words.report.late(sourceNames(news, words));
  return openedCard(opening, { ...report, unclaimed: [], leftOut: 0 }, buttons, context);
}
