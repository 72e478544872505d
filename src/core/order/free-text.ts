import { withoutContacts } from '../contact-data.ts';
import type { Fact, Line, Reference, Status, TimelineEvent } from './fields.ts';
import type { InternalPart, Order } from './order.ts';
import { FACT_KINDS } from './vocabulary.ts';

/** A time as vendors write it; any other text in its place is free text. */
const WRITTEN_TIME = /^[\d\s:.,/+TZ年月日-]{1,40}$/;

/** The order without contact data in what a vendor or its customers may have written freely; what is personal stays. */
export function withoutContactData(order: Order): Order {
  const { public: open, internal, finance } = order;
  return {
    ...order,
    public: {
      ...open,
      title: clean(open.title),
      statuses: open.statuses.map(cleanStatus),
      references: open.references.map(cleanReference),
      timeline: open.timeline.map(cleanEvent),
      lines: open.lines.map(cleanLine),
    },
    internal: {
      ...internal,
      statuses: internal.statuses.map(cleanStatus),
      references: internal.references.map(cleanReference),
      shipments: internal.shipments.map((shipment) => ({ ...shipment, company: clean(shipment.company) })),
      attempts: internal.attempts?.map((attempt) => ({ ...attempt, ...cleanFailure(attempt) })),
      failure: internal.failure && cleanFailure(internal.failure),
      lineFacts: internal.lineFacts?.map((facts) => facts.map(cleanFact)),
      facts: internal.facts.map(cleanFact),
    },
    finance: { ...finance, statuses: finance.statuses.map(cleanStatus), timeline: finance.timeline.map(cleanEvent) },
  };
}

function clean(text: string | undefined): string | undefined {
  return text && withoutContacts(text);
}

function cleanFailure({ code, message }: NonNullable<InternalPart['failure']>) {
  return { code: clean(code), message: clean(message) };
}

function cleanStatus(status: Status): Status {
  return { ...status, word: withoutContacts(status.word) };
}

/** An id may be a long number, but no e-mail address. */
function cleanReference(reference: Reference): Reference {
  return reference.value.includes('@') ? { ...reference, value: withoutContacts(reference.value) } : reference;
}

function cleanEvent(event: TimelineEvent): TimelineEvent {
  const { when, label } = event;
  const isFree = when.kind === 'raw' && !WRITTEN_TIME.test(when.text);
  return { ...event, label: clean(label), when: isFree ? { kind: 'raw', text: withoutContacts(when.text) } : when };
}

function cleanLine(line: Line): Line {
  const status = line.status && cleanStatus(line.status);
  // A line without a name has its id as its title.
  const title = line.title === line.sku ? line.title : withoutContacts(line.title);
  return { ...line, title, options: clean(line.options), status };
}

function cleanFact(fact: Fact): Fact {
  return FACT_KINDS[fact.name] === 'id' ? fact : { ...fact, value: withoutContacts(fact.value) };
}
