import type { Finding } from '../../../core/finding.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { composeAnswer } from './answer.ts';
import { sourceNames } from './missing/missing.ts';

/**
 * The second message after the first words of a slash command: the findings that are new, and the stories that they
 * belong to; a failure says for itself who did not answer, and to what. The first message said what no provider takes and what was left out.
 */
export function lateCard(report: Report, newFindings: readonly Finding[], buttons: Buttons, context: CardContext): Message {
  const { words } = context;
  const answered = newFindings.filter(({ answer }) => answer.kind !== 'failed');
  const opening = answered.length === 0 ? '' : words.report.late(sourceNames(answered, words));
  return composeAnswer({ opening, report, newFindings, isLate: true }, buttons, context);
}
