/** Reasons of docs.clinkbill.com for a refund and for the end of a subscription. Others may be a customer's own words. */
const REASONS: ReadonlySet<string> = new Set([
  'customer initiated refund',
  'requested_by_customer',
  'too_expensive',
  'need_more_features',
  'found_alternative',
  'no_longer_needed',
  'poor_customer_service',
  'poor_usability',
  'poor_quality',
  'other_reasons',
]);

export function isDocumentedReason(reason: string | undefined): boolean {
  return reason !== undefined && REASONS.has(reason.toLowerCase());
}
