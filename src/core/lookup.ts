import { asProviderError, ProviderError } from './failure/failure.ts';
import type { Answer, Asking, Failed, Finding, Found, Inquiry, Source, SourceName } from './finding.ts';
import type { Identifier } from './identifier/identifier.ts';
import type { Query } from './provider/provider.ts';
import type { FollowUps } from './story/follow.ts';

/** Effects of a lookup: core has no log and creates no ids. */
export interface LookupEffects {
  /** A short id that people can quote. */
  reference(): string;
  /** Called once for every failure, with its cause, before it becomes an Answer. */
  onFailure(failure: {
    readonly error: ProviderError;
    readonly source: string;
    readonly query: Query;
    readonly reference: string;
  }): void;
}

/** A lookup under way: it can be read at any moment. */
export interface Lookup {
  /** What is known by now, by identifier and source, in the order of the question. */
  findings(): readonly Finding[];
  /** Who has not answered yet. */
  awaited(): readonly Inquiry[];
  /** Sources that could have been asked about a number, and were not, because there are too many. */
  readonly unasked: readonly Inquiry[];
  /** Identifiers that no source takes. */
  readonly unclaimed: readonly Identifier[];
  /** Resolves, and never rejects, when every source has answered. */
  readonly done: Promise<readonly Finding[]>;
  /** What the orders that were found led to at other sources; asked after `done`, never rejects. */
  readonly linked: Promise<readonly Finding[]>;
}

/** Which sources could be asked what about an identifier, in the order of the accounts. */
export type Plan = (identifier: Identifier) => readonly Inquiry[];

/** Plans the questions about an identifier once, however many ask for it. */
export function createPlan(sources: readonly Source[]): Plan {
  const planned = new WeakMap<Identifier, readonly Inquiry[]>();
  return (identifier) => {
    const known = planned.get(identifier);
    if (known) return known;
    const inquiries = sources
      .map((source) => ({ identifier, source, queries: source.plan(identifier) }))
      .filter(({ queries }) => queries.length > 0);
    planned.set(identifier, inquiries);
    return inquiries;
  };
}

/** Only the first sources are asked about a number that may be anybody's. */
function withinLimit(inquiries: readonly Inquiry[], most: number): readonly Inquiry[] {
  const asked = new Map<Identifier, number>();
  return inquiries.filter(({ identifier }) => {
    const count = (asked.get(identifier) ?? 0) + 1;
    asked.set(identifier, count);
    return count <= most || identifier.kind !== 'reference' || identifier.providers !== undefined;
  });
}

export interface LookupLimits {
  /** How orders are followed to other providers; left out, none is. */
  readonly followUps?: FollowUps | undefined;
  /** How many sources are asked about a free-form number that names none. */
  readonly mostSources?: number;
}

/** Asks every source that takes an identifier, all at once. One source's failure never hides another's answer. */
export function lookUp(
  identifiers: readonly Identifier[],
  plan: Plan,
  asking: Asking,
  effects: LookupEffects,
  { followUps, mostSources = Number.POSITIVE_INFINITY }: LookupLimits = {},
): Lookup {
  const possible = identifiers.flatMap(plan);
  const inquiries = withinLimit(possible, mostSources);
  const findings: (Finding | undefined)[] = inquiries.map(() => undefined);
  const known = () => findings.filter((finding) => finding !== undefined);
  const answers = inquiries.map(async (inquiry, position) => {
    findings[position] = await find(inquiry, asking, effects);
  });
  const done = Promise.all(answers).then(known);
  return {
    findings: known,
    awaited: () => inquiries.filter((_, position) => findings[position] === undefined),
    unasked: possible.filter((inquiry) => !inquiries.includes(inquiry)),
    unclaimed: identifiers.filter((identifier) => !inquiries.some((inquiry) => inquiry.identifier === identifier)),
    done,
    linked: done.then((found) => {
      const inquiries = followUps && !asking.isOfList ? followUps(found) : [];
      return Promise.all(inquiries.map((inquiry) => find(inquiry, asking, effects)));
    }),
  };
}

async function find(inquiry: Inquiry, asking: Asking, effects: LookupEffects): Promise<Finding> {
  const asked: Query[] = [];
  const answer = await answerOf(inquiry, asked, asking, effects);
  return { identifier: inquiry.identifier, source: nameOf(inquiry.source), asked, answer };
}

/** Without what asks it. */
export function nameOf({ id, kind, label, environment }: SourceName): SourceName {
  return { id, kind, label, ...(environment !== undefined && { environment }) };
}

async function answerOf({ source, queries }: Inquiry, asked: Query[], asking: Asking, effects: LookupEffects): Promise<Answer> {
  const ready = queries.filter((query) => !query.needs?.length);
  const [first, ...others] = ready;
  if (!first) return { kind: 'needs', fields: [...new Set(queries.flatMap((query) => query.needs ?? []))] };
  if (others.length === 0) return await askInTurn(source, first, asked, asking, effects);
  return joinAnswers(await Promise.all(ready.map((query) => askInTurn(source, query, asked, asking, effects))));
}

/** Asks a query and, as long as nothing is found or that query is not ours to ask, what it names as its alternative. */
async function askInTurn(source: Source, query: Query, asked: Query[], asking: Asking, effects: LookupEffects): Promise<Answer> {
  asked.push(query);
  const answer = await askOnce(source, query, asking, effects);
  const mayGoOn = answer.kind === 'missing' || (answer.kind === 'failed' && answer.failure === 'forbidden');
  if (!query.otherwise || !mayGoOn) return answer;
  const next = await askInTurn(source, query.otherwise, asked, asking, effects);
  return next.kind === 'missing' ? answer : next;
}

async function askOnce(source: Source, query: Query, asking: Asking, effects: LookupEffects): Promise<Answer> {
  try {
    return await source.ask(query, asking);
  } catch (thrown) {
    return toNeedsOrFailed(thrown, source, query, effects);
  }
}

/** A question that lacks something is no failure: a person can give it. */
function toNeedsOrFailed(thrown: unknown, source: Source, query: Query, effects: LookupEffects): Answer {
  const needs = thrown instanceof ProviderError ? thrown.needs : undefined;
  return needs ? { kind: 'needs', fields: needs } : toFailed(thrown, source, query, effects);
}

function toFailed(thrown: unknown, source: Source, query: Query, effects: LookupEffects): Failed {
  const error = asProviderError(thrown);
  const reference = effects.reference();
  effects.onFailure({ error, source: source.id, query, reference });
  return { kind: 'failed', failure: error.kind, hint: error.hint, code: error.code, reference };
}

/** One answer from several questions about the same identifier: found before failed before what is needed before missing. */
function joinAnswers(answers: readonly Answer[]): Answer {
  const found = answers.filter((answer) => answer.kind === 'found');
  if (found.length > 0) return joinedFound(found);
  const [first] = answers;
  const verdict = answers.find(({ kind }) => kind === 'failed') ?? answers.find(({ kind }) => kind === 'needs') ?? first;
  if (!verdict) throw new Error('A source was asked nothing');
  return verdict;
}

function joinedFound(found: readonly Found[]): Found {
  const orders = new Map(found.flatMap(({ orders }) => orders).map((order) => [order.public.id, order]));
  const origins = found.map(({ from }) => from);
  return {
    kind: 'found',
    orders: [...orders.values()],
    remarks: found.flatMap(({ remarks }) => remarks),
    at: Math.min(...found.map(({ at }) => at)),
    from: origins.includes('stale') ? 'stale' : origins.includes('provider') ? 'provider' : 'cache',
    took: Math.max(...found.map(({ took }) => took)),
  };
}
