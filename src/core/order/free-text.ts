import { hasContact, withoutContacts } from '../contact-data.ts';
import type { Fact, Line, PaymentAttempt, Reference, Shipment, Status, TimelineEvent } from './fields.ts';
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
      id: cleanId(open.id),
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
      shipments: internal.shipments.map(cleanShipment),
      attempts: internal.attempts?.map(cleanAttempt),
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

/** An id may be a long number, but no e-mail address and no phone number. */
function cleanId(text: string): string {
  return hasContact(text) ? withoutContacts(text) : text;
}

function cleanShipment(shipment: Shipment): Shipment {
  const { company, number } = shipment;
  return { ...shipment, company: clean(company), number: number && cleanId(number) };
}

function cleanAttempt(attempt: PaymentAttempt): PaymentAttempt {
  const { channel, transaction } = attempt;
  return { channel: clean(channel), transaction: transaction && cleanId(transaction), ...cleanFailure(attempt) };
}

function cleanFailure({ code, message }: NonNullable<InternalPart['failure']>) {
  return { code: clean(code), message: clean(message) };
}

function cleanStatus(status: Status): Status {
  return { ...status, word: withoutContacts(status.word) };
}

function cleanReference(reference: Reference): Reference {
  return { ...reference, value: cleanId(reference.value) };
}

function cleanEvent(event: TimelineEvent): TimelineEvent {
  const { when, label } = event;
  const isFree = when.kind === 'raw' && !WRITTEN_TIME.test(when.text);
  return { ...event, label: clean(label), when: isFree ? { kind: 'raw', text: withoutContacts(when.text) } : when };
}

function cleanLine(line: Line): Line {
  const status = line.status && cleanStatus(line.status);
  // A line without a name has its id as its title.
  const title = line.title === line.sku ? cleanId(line.title) : withoutContacts(line.title);
  return { ...line, title, sku: line.sku && cleanId(line.sku), options: clean(line.options), status };
}

function cleanFact(fact: Fact): Fact {
  return { ...fact, value: FACT_KINDS[fact.name] === 'id' ? cleanId(fact.value) : withoutContacts(fact.value) };
}
