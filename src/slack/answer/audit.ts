import type { Audit, AuditEntry } from '../../audit/audit.ts';
import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Guarded } from '../policy/access.ts';
import { type Asker, type Question, shownClasses } from './question.ts';

type AuditResult = Pick<AuditEntry, 'event' | 'providers' | 'outcome' | 'shown'>;

/** The audit trail's line about a question. */
export function auditEntry(
  { asker, surface, identifiers, message }: Question,
  { event, providers, outcome, shown }: AuditResult,
): AuditEntry {
  const { team, user, channel } = asker;
  const link = message && `${message.channel}/p${message.ts.replace('.', '')}`;
  const about = identifiers.map(({ value }) => value);
  return { event, providers, outcome, shown, team, user, channel, surface, identifiers: about, link };
}

/** Which providers were asked, and with what result, e.g. `linksfield found, tuya needs`. */
export function auditOutcome(findings: readonly Finding[]): Pick<AuditResult, 'providers' | 'outcome'> {
  return {
    providers: [...new Set(findings.map(({ source }) => source.id))],
    outcome: findings.map(({ source, answer }) => `${source.id} ${answer.kind}`).join(', '),
  };
}

/** Writes a reveal, or its refusal, to the trail before anything is shown; false when that failed. */
export type RecordReveal = (
  asker: Asker,
  guarded: Guarded,
  outcome: 'shown' | 'refused',
  press: { readonly identifiers: readonly Identifier[] },
) => Promise<boolean>;

export function createRevealRecord(audit: Audit): RecordReveal {
  return (asker, guarded, outcome, { identifiers }) => {
    const question: Question = { surface: `reveal_${guarded}`, asker, identifiers, typed: '' };
    const isShown = outcome === 'shown';
    const event = isShown ? 'reveal' : 'refused';
    return audit.record(auditEntry(question, { event, providers: [], outcome, shown: isShown ? shownClasses(question) : [] }));
  };
}
