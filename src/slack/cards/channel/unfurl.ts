import type { Identifier } from '../../../core/identifier/identifier.ts';
import { foundResults } from '../answer/groups.ts';
import { checkedText, staleTexts } from '../answer/source.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message, Report } from '../card.ts';
import { orderList } from '../order/headline.ts';
import { compactText } from './compact.ts';

const MAX_ORDERS = 2;
const NO_STORIES = { stories: [], possible: [] };

/** The preview of a link to an order: attention, stage, title and id, and how old that is. Undefined when nothing was found. */
export function unfurlCard(identifier: Identifier, report: Report, context: CardContext): Message | undefined {
  const findings = report.findings.filter((finding) => finding.identifier === identifier && finding.answer.kind === 'found');
  const results = findings.flatMap((finding) => foundResults(finding, ['public']));
  if (results.length === 0) return undefined;
  const alone = { findings, awaited: [], linked: [], stories: NO_STORIES, unclaimed: [], leftOut: 0, typed: '' };
  return {
    text: compactText(alone, context),
    blocks: results.flatMap((result) => [
      ...sections([...staleTexts([result], context), ...orderList(result.orders, MAX_ORDERS, context)]),
      ...smallPrint([checkedText([result], context)]),
    ]),
  };
}
