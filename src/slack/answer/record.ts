import type { Audit } from '../../audit/audit.ts';
import type { Finding } from '../../core/finding.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import type { Recent } from '../memory/recent.ts';
import type { Rule, Traces } from '../memory/trace.ts';
import type { Quota } from '../policy/quota.ts';
import { auditEntry, auditOutcome } from './audit.ts';
import type { SlackError } from './delivery/slack-error.ts';
import { type Question, rulesOf, type Surface, shownClasses } from './question.ts';
import { isOverrun, type Refusal, reasonOf } from './refusal.ts';

export interface RecorderDeps {
  readonly traces: Traces;
  readonly recent: Recent;
  readonly quota: Pick<Quota, 'learn'>;
  readonly audit: Audit;
  readonly metrics: Metrics;
  readonly log: Log;
  /** A new reference that people can quote. */
  newReference(): string;
}

/** Everything that is kept of a question: trace, recent lookups, quota, audit trail, metrics, log. Nothing here throws. */
export interface Recorder {
  /** @param reference the code that the card of a miss shows */
  answered(question: Question, findings: readonly Finding[], reference: string): void;
  /** One number of a list. */
  listed(question: Question, findings: readonly Finding[]): void;
  newReference(): string;
  refused(question: Question, refusal: Refusal): void;
  /** Our own code failed. Returns the reference under which it is logged. */
  defect(error: unknown, surface: Surface): string;
  /** Slack rejected one of our calls. */
  slackRejected(call: string, rejection: SlackError, error: unknown): void;
  /** A reply reached nobody, in no way. */
  lost(call: string, error: string): void;
}

export function createRecorder(deps: RecorderDeps): Recorder {
  const { metrics, log } = deps;
  return {
    answered: (question, findings, reference) => {
      recordAnswer(deps, question, findings);
      logMiss(deps, question, findings, reference);
    },
    listed: (question, findings) => {
      noteLookup(deps, question, findings);
      measure(deps, question, findings);
    },
    newReference: deps.newReference,
    refused: (question, refusal) => recordRefusal(deps, question, refusal),
    defect: (err, surface) => {
      const reference = deps.newReference();
      log.error({ err, surface, reference }, 'Answer failed in our own code');
      return reference;
    },
    slackRejected: (call, { code, kind }, err) => {
      metrics.slackFailure({ call, error: code });
      log.warn({ call, code, kind, err }, 'Slack rejected a call');
    },
    lost: (call, error) => {
      metrics.lostReply(call);
      log.error({ call, code: error }, 'A reply was lost: Slack did not take it in any way');
    },
  };
}

function recordAnswer(deps: RecorderDeps, question: Question, findings: readonly Finding[]): void {
  const { surface, asker, identifiers, message } = question;
  void deps.recent.record(question, findings);
  noteLookup(deps, question, findings);
  const { isAsked, countsOn } = rulesOf(surface);
  void deps.quota.learn({ countsOn, asker, identifiers }, findings);
  if (isAsked && message) deps.traces.note(message, { surface, rule: 'answered', identifiers, findings });
  measure(deps, question, findings);
}

function noteLookup({ audit }: RecorderDeps, question: Question, findings: readonly Finding[]): void {
  const { providers, outcome } = auditOutcome(findings);
  audit.note(auditEntry(question, { event: 'lookup', providers, outcome, shown: shownClasses(question) }));
}

/** No identifier: the asker has it, and the trail has its hash. */
function logMiss(
  { log }: RecorderDeps,
  { surface, identifiers }: Question,
  findings: readonly Finding[],
  reference: string,
): void {
  const missed = identifiers.filter((one) => isMissing(findings.filter(({ identifier }) => identifier === one)));
  if (!rulesOf(surface).isAsked || missed.length === 0) return;
  const providers = [...new Set(findings.map(({ source }) => source.id))];
  log.info({ reference, surface, providers, missed: missed.length }, 'No order was found');
}

function isMissing(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ answer }) => answer.kind === 'missing');
}

function measure({ metrics }: RecorderDeps, { surface, identifiers }: Question, findings: readonly Finding[]): void {
  for (const { kind } of identifiers) metrics.identifier(kind);
  for (const { source, answer } of findings) {
    metrics.lookup({ surface, provider: source.id, outcome: answer.kind, cache: 'from' in answer ? answer.from : 'none' });
  }
}

function recordRefusal({ metrics, traces, audit }: RecorderDeps, question: Question, refusal: Refusal): void {
  const { surface, identifiers, message } = question;
  metrics.refused({ surface, reason: reasonOf(refusal) });
  if (message) traces.note(message, { surface, rule: ruleOf(refusal), identifiers });
  audit.note(auditEntry(question, { event: 'refused', providers: [], outcome: reasonOf(refusal), shown: [] }));
}

function ruleOf(refusal: Refusal): Rule {
  if (isOverrun(refusal)) return 'too_many';
  return refusal === 'notChecked' ? 'not_checked' : 'not_allowed';
}
