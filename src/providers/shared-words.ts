import type { Status } from '../core/order/fields.ts';
import { alike, lookUpWord, statusOf, type Vocabulary } from './order-part.ts';

/** Words that mean the same wherever they come from: vendors pass on the words of the payment channels behind them. */

const NONE = { meaning: 'none', tone: 'neutral' } as const;
const OPEN = { meaning: 'in_dispute', tone: 'bad' } as const;
/** What came of it is the vendor's own word. */
const OVER = { tone: 'neutral' } as const;
const LOST = { tone: 'bad' } as const;

/**
 * Stripe's, PayPal's, Adyen's, Checkout.com's, Braintree's, Square's and Airwallex's words for the state of a dispute.
 * Any other word is shown unchanged and says nothing about whether the dispute is open.
 */
const DISPUTE: Vocabulary = {
  ...alike(NONE, 'none no false 0 normal no_dispute not_disputed undisputed 无 无争议'),
  ...alike(OPEN, 'dispute disputed in_dispute open opened yes true active created new initiated'),
  ...alike(OPEN, 'pending processing in_progress in_review under_review needs_response requires_response'),
  ...alike(OPEN, 'action_required response_required awaiting_response waiting_for_response evidence_required'),
  ...alike(OPEN, 'waiting_for_seller_response waiting_for_buyer_response evidence_under_review evidence_submitted'),
  ...alike(OPEN, 'warning_needs_response warning_under_review inquiry inquiry_evidence_required inquiry_processing'),
  ...alike(OPEN, 'chargeback charged_back retrieval pre_arbitration arbitration escalated appealed'),
  ...alike(OPEN, 'challenged defended undefended submitted pending_decision pending_closure 争议中 有争议'),
  ...alike(OVER, 'won closed prevented resolved withdrawn expired reversed cancelled canceled settled'),
  ...alike(OVER, 'warning_closed inquiry_closed charge_refunded refunded completed finished done dismissed'),
  ...alike(OVER, '已解决 已关闭 已撤销 胜诉'),
  ...alike(LOST, 'lost accepted 败诉'),
};

const CALM = { tone: 'good' } as const;
const NOT_ASSESSED = { tone: 'neutral' } as const;
const RISKY = { tone: 'bad' } as const;

/** The vocabularies are documented nowhere. Any other word is shown unchanged and pointed out. */
const RISK: Vocabulary = {
  ...alike(NONE, 'none no false 0 no_risk 无 无风险'),
  ...alike({ meaning: 'normal', tone: 'good' }, 'normal 正常'),
  ...alike(CALM, 'low lowest very_low low_risk minimal negligible safe secure trusted green 低 低风险'),
  ...alike(CALM, 'ok okay pass passed clear cleared clean accept accepted allow allowed approve'),
  ...alike(CALM, 'approved not_risky 安全 通过'),
  ...alike(NOT_ASSESSED, 'unknown not_assessed not_evaluated not_available unavailable 未知 未评估'),
  ...alike(RISKY, 'medium high elevated highest'),
};

export function disputeStatus(word: string | undefined): Status[] {
  return statusOf('dispute', word, DISPUTE);
}

export function riskStatus(word: string | undefined): Status[] {
  return statusOf('risk', word, RISK);
}

/** True for a risk that people should look at, in a known word or in one never seen. */
export function isRisky(word: string | undefined): boolean {
  const known = lookUpWord(word, RISK) ?? RISKY;
  return word !== undefined && known.tone === 'bad';
}
