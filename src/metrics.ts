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
  const { counter, gauge, seconds } = createMetricKinds(registry);
  const identifiers = counter('identifiers_total', 'Identifiers looked up', ['kind']);
  const lookups = counter('lookups_total', 'Answers by surface, provider, outcome and where they came from', [
    'surface',
    'provider',
    'outcome',
    'cache',
  ]);
  const upstream = seconds('upstream_seconds', 'Time of one request to a provider', ['provider', 'outcome'], UPSTREAM_BUCKETS);
  const slackFailures = counter('slack_failures_total', 'Calls that Slack refused or did not answer', ['call', 'error']);
  const lostReplies = counter('lost_replies_total', 'Replies that reached nobody, by the call that was tried first', ['call']);
  const refusals = counter('refused_total', 'Questions that were not answered, by surface and reason', ['surface', 'reason']);
  const blocks = counter('blocks_total', 'People who were blocked for a while, because many of their numbers do not exist');
  const wrongMatches = counter('wrong_matches_total', 'Automatic replies that somebody took back');
  const verdicts = counter('feedback_total', 'Verdicts of people on public answers, by kind of answer', ['answer', 'verdict']);
  const rejections = counter('rejected_requests_total', 'Requests and connections to the HTTP server that were rejected', [
    'reason',
  ]);
  const webhooks = counter('webhooks_total', "Events of providers' webhooks, by account, topic and outcome", [
    'account',
    'topic',
    'outcome',
  ]);
  const lists = counter('lists_total', 'Lists that were looked up, by how they ended', ['end']);
  gauge('log_lines_dropped', 'Lines of the log that could not be written since the start', [], (dropped) =>
    dropped.set(droppedLines()),
  );
  gauge('audit_writable', 'Whether the last entry of the audit trail could be written: 1 or 0', [], (writable) =>
    writable.set(canAudit() ? 1 : 0),
  );
  gauge('jobs', 'Jobs by queue and state: waiting, running or dead', ['queue', 'state'], async (counts) =>
    showJobs(counts, await jobs().catch(() => ({}))),
  );
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

function showJobs(counts: Gauge, queues: Readonly<Record<string, QueueFigures>>): void {
  counts.reset();
  for (const [queue, states] of Object.entries(queues))
    for (const [state, count] of Object.entries(states)) counts.set({ queue, state }, count);
}

/** Makes metrics whose names begin with the product's. */
function createMetricKinds(registry: Registry) {
  const named = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => ({
    name: `order_scout_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    counter: <Label extends string>(name: string, help: string, labels: readonly Label[] = []) =>
      new Counter(named(name, help, labels)),
    seconds: <Label extends string>(name: string, help: string, labels: readonly Label[], buckets: number[]) =>
      new Histogram({ ...named(name, help, labels), buckets }),
    /** Read when the metrics are rendered. */
    gauge: <Label extends string>(name: string, help: string, labels: readonly Label[], read: (gauge: Gauge<Label>) => unknown) =>
      new Gauge({
        ...named(name, help, labels),
        collect: async function () {
          await read(this);
        },
      }),
  };
}
