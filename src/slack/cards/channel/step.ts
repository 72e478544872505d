import type { Finding, Found } from '../../../core/finding.ts';
import { type PublicPart, type Visible, visible } from '../../../core/order/order.ts';
import type { Stage } from '../../../core/order/vocabulary.ts';
import type { CardContext, Report } from '../card.ts';
import { oneLine } from '../mrkdwn.ts';
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
  /** The provider's own word for the order's status. */
  readonly provider_status?: string;
  /** Our words for what a person should notice, separated by commas, the same in every language; `none` without any. */
  readonly attention?: string;
  /** Internal data: only where the operator allows it. Several are separated by commas. */
  readonly tracking_number?: string;
}

/** How a step ends: with outputs, or with one sentence that Slack shows to the workflow's owner. */
export type StepEnd = { readonly outputs: StepOutputs } | { readonly error: string };

/** The first order, in the order of the question; "not found" only when no provider that was asked has it. */
export function stepEnd(report: Report, context: CardContext): StepEnd {
  const first = firstFound(report);
  if (first) return { outputs: foundOutputs(first, report, context) };
  const text = inert(readable(compactText(report, context)));
  const isWhole = report.findings.every(({ answer }) => answer.kind === 'missing');
  return isWhole ? { outputs: notFoundOutputs(text) } : { error: text };
}

/** The same with the order's tracking number, which is internal data. */
export function withTrackingNumber(report: Report, context: CardContext): StepEnd {
  const end = stepEnd(report, context);
  const order = firstFound(report)?.answer.orders[0];
  if (!order || !('outputs' in end)) return end;
  return { outputs: { ...end.outputs, ...trackingNumber(visible(order, 'internal')) } };
}

function trackingNumber({ internal }: Visible<'internal'>): Pick<StepOutputs, 'tracking_number'> {
  const numbers = internal.shipments.flatMap(({ number }) => (number ? [inert(oneLine(number))] : []));
  return numbers.length > 0 ? { tracking_number: numbers.join(', ') } : {};
}

export function notFoundOutputs(summary: string): StepOutputs {
  return { found: false, status: 'not_found', summary };
}

export function stepError(sentence: string): StepEnd {
  return { error: inert(readable(sentence)) };
}

/** A workflow may post its variables where Slack parses them: what a vendor wrote mentions nobody and is no link there. */
function inert(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

type FoundFinding = Finding & { readonly answer: Found };

function firstFound({ findings }: Report): FoundFinding | undefined {
  return findings.find(isFound);
}

function isFound(finding: Finding): finding is FoundFinding {
  return finding.answer.kind === 'found' && finding.answer.orders.length > 0;
}

function foundOutputs(finding: FoundFinding, report: Report, context: CardContext): StepOutputs {
  const { answer, source } = finding;
  const [order] = answer.orders;
  if (!order) throw new Error('A finding without orders was taken for one');
  const shown = visible(order, 'public').public;
  const alone = [{ ...finding, answer: { ...answer, orders: [order] } }];
  const rest = { linked: [], stories: { stories: [], possible: [] }, unclaimed: [], unasked: [], awaited: [], leftOut: 0 };
  const summary = inert(readable(compactText({ ...report, ...rest, findings: alone }, context)));
  const ids = { order_id: inert(shown.id), provider: source.label };
  return { found: true, status: shown.stage, summary, ...ids, ...providerStatus(shown), attention: attentionOf(shown) };
}

/** The order's word, else that of the first status there is, such as the payment's. */
function providerStatus({ statuses }: PublicPart): Pick<StepOutputs, 'provider_status'> {
  const status = statuses.find(({ name }) => name === 'order') ?? statuses[0];
  const word = status && inert(oneLine(status.word));
  return word ? { provider_status: word } : {};
}

function attentionOf({ attention }: PublicPart): string {
  return attention.join(', ') || 'none';
}
