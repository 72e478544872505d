import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** One lookup of a person or an event: how many identifiers it held, by kind. */
  identifier(kind: string): void;
  /** One answer of one provider within a lookup. */
  lookup(labels: { surface: string; provider: string; outcome: string; cache: string }): void;
  /** One question that was not answered: no access, or too many. */
  refused(labels: { surface: string; reason: string }): void;
  /** One person who is blocked for a while, because they seem to guess. */
  blocked(): void;
  /** One request to a provider; `seconds` until its body was read. */
  upstream(labels: { provider: string; outcome: string }, seconds: number): void;
  /** One call that Slack refused or did not answer. */
  slackFailure(labels: { call: string; error: string }): void;
  /** One reply that Slack did not take in any way, by the call that was tried first. */
  lostReply(call: string): void;
  /** One request or connection to the HTTP server that is neither Slack's nor a provider's, or too many of one address. */
  rejected(reason: string): void;
  /** One event that a provider sent; the account, not an order. */
  webhook(labels: { account: string; topic: string; outcome: string }): void;
  /** One list that was looked up: `done`, `stopped` by its person, or why it was refused. */
  list(end: string): void;
  /** An automatic reply that somebody took back. */
  wrongMatch(): void;
  /** A person's verdict on a public answer. */
  feedback(labels: { answer: string; verdict: string }): void;
  /** The Prometheus text format, with its content type. */
  render(): Promise<{ readonly type: string; readonly body: string }>;
}

/** Figures that are read when they are rendered. */
export interface MetricsSources {
  /** Lines of the log that could not be written. */
  readonly droppedLines?: (() => number) | undefined;
  /** Whether the last entry of the audit trail could be written. */
  readonly canAudit?: (() => boolean) | undefined;
  /** Jobs by queue and state; rejects when they cannot be read. */
  readonly jobs?: (() => Promise<Readonly<Record<string, QueueFigures>>>) | undefined;
}

/** How many jobs of a queue are in which state. */
interface QueueFigures {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
}

const UPSTREAM_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 12];

/** Counters of this process; no label ever holds an identifier, a person or a channel. */
export function createMetrics({
  droppedLines = () => 0,
  canAudit = () => true,
  jobs = async () => ({}),
}: MetricsSources = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const identifiers = new Counter({
    name: 'order_scout_identifiers_total',
    help: 'Identifiers looked up',
    labelNames: ['kind'],
    registers,
  });
  const lookups = new Counter({
    name: 'order_scout_lookups_total',
    help: 'Answers by surface, provider, outcome and where they came from',
    labelNames: ['surface', 'provider', 'outcome', 'cache'],
    registers,
  });
  const upstream = new Histogram({
    name: 'order_scout_upstream_seconds',
    help: 'Time of one request to a provider',
    labelNames: ['provider', 'outcome'],
    buckets: UPSTREAM_BUCKETS,
    registers,
  });
  const slackFailures = new Counter({
    name: 'order_scout_slack_failures_total',
    help: 'Calls that Slack refused or did not answer',
    labelNames: ['call', 'error'],
    registers,
  });
  const lostReplies = new Counter({
    name: 'order_scout_lost_replies_total',
    help: 'Replies that reached nobody, by the call that was tried first',
    labelNames: ['call'],
    registers,
  });
  const refusals = new Counter({
    name: 'order_scout_refused_total',
    help: 'Questions that were not answered, by surface and reason',
    labelNames: ['surface', 'reason'],
    registers,
  });
  const blocks = new Counter({
    name: 'order_scout_blocks_total',
    help: 'People who were blocked for a while, because many of their numbers do not exist',
    registers,
  });
  const wrongMatches = new Counter({
    name: 'order_scout_wrong_matches_total',
    help: 'Automatic replies that somebody took back',
    registers,
  });
  const verdicts = new Counter({
    name: 'order_scout_feedback_total',
    help: 'Verdicts of people on public answers, by kind of answer',
    labelNames: ['answer', 'verdict'],
    registers,
  });
  const rejections = new Counter({
    name: 'order_scout_rejected_requests_total',
    help: 'Requests and connections to the HTTP server that were rejected',
    labelNames: ['reason'],
    registers,
  });
  const webhooks = new Counter({
    name: 'order_scout_webhooks_total',
    help: "Events of providers' webhooks, by account, topic and outcome",
    labelNames: ['account', 'topic', 'outcome'],
    registers,
  });
  const lists = new Counter({
    name: 'order_scout_lists_total',
    help: 'Lists that were looked up, by how they ended',
    labelNames: ['end'],
    registers,
  });
  new Gauge({
    name: 'order_scout_log_lines_dropped',
    help: 'Lines of the log that could not be written since the start',
    registers,
    collect() {
      this.set(droppedLines());
    },
  });
  new Gauge({
    name: 'order_scout_audit_writable',
    help: 'Whether the last entry of the audit trail could be written: 1 or 0',
    registers,
    collect() {
      this.set(canAudit() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'order_scout_jobs',
    help: 'Jobs by queue and state: waiting, running or dead',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      const queues = await jobs().catch(() => ({}));
      this.reset();
      for (const [queue, states] of Object.entries(queues))
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
    },
  });
  return {
    webhook: (labels) => webhooks.inc(labels),
    rejected: (reason) => rejections.inc({ reason }),
    refused: (labels) => refusals.inc(labels),
    blocked: () => blocks.inc(),
    identifier: (kind) => identifiers.inc({ kind }),
    lookup: (labels) => lookups.inc(labels),
    upstream: (labels, seconds) => upstream.observe(labels, seconds),
    slackFailure: (labels) => slackFailures.inc(labels),
    lostReply: (call) => lostReplies.inc({ call }),
    list: (end) => lists.inc({ end }),
    wrongMatch: () => wrongMatches.inc(),
    feedback: (labels) => verdicts.inc(labels),
    render: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
