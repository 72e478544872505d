import type { Finding, Found } from '../../../core/finding.ts';
import { visible } from '../../../core/order/order.ts';
import type { Stage } from '../../../core/order/vocabulary.ts';
import type { CardContext, Report } from '../card.ts';
import { readable } from '../plain.ts';
import { compactText } from './compact.ts';

/** What a workflow goes on with: names and types are those of manifest.yml. Public data, as plain text. */
export interface StepOutputs {
  readonly found: boolean;
  /** Our own word, the same in every language, for a workflow's conditions. */
  readonly status: Stage | 'not_found';
  /** For people. */
  readonly summary: string;
  readonly order_id?: string;
  /** The provider's label. */
  readonly provider?: string;
}

/** How a step ends: with outputs, or with one sentence that Slack shows to the workflow's owner. */
export type StepEnd = { readonly outputs: StepOutputs } | { readonly error: string };

/** The first order, in the order of the question; "not found" only when no provider that was asked has it. */
export function stepEnd(report: Report, context: CardContext): StepEnd {
  const first = report.findings.find(isFound);
  if (first) return { outputs: foundOutputs(first, report, context) };
  const text = readable(compactText(report, context));
  const isWhole = report.findings.every(({ answer }) => answer.kind === 'missing');
  return isWhole ? { outputs: notFoundOutputs(text) } : { error: text };
}

export function notFoundOutputs(summary: string): StepOutputs {
  return { found: false, status: 'not_found', summary };
}

export function stepError(sentence: string): StepEnd {
  return { error: readable(sentence) };
}

function isFound(finding: Finding): finding is Finding & { readonly answer: Found } {
  return finding.answer.kind === 'found' && finding.answer.orders.length > 0;
}

function foundOutputs(finding: Finding & { readonly answer: Found }, report: Report, context: CardContext): StepOutputs {
  const { answer, source } = finding;
  const [order] = answer.orders;
  if (!order) throw new Error('A finding without orders was taken for one');
  const { id, stage } = visible(order, 'public').public;
  const alone = [{ ...finding, answer: { ...answer, orders: [order] } }];
  const rest = { linked: [], stories: { stories: [], possible: [] }, unclaimed: [], awaited: [], leftOut: 0 };
  const summary = readable(compactText({ ...report, ...rest, findings: alone }, context));
  return { found: true, status: stage, summary, order_id: id, provider: source.label };
}
