import type { Money } from './money.ts';
import type { Timestamp } from './timestamp.ts';
import type { AmountName, EventName, FactName, Meaning, ReferenceName, StatusName, Tone } from './vocabulary.ts';

/** One status of an order. `word` is the vendor's own; without a `meaning` it is translated where it is common, otherwise shown as it is. */
export interface Status {
  readonly name: StatusName;
  readonly word: string;
  readonly meaning?: Meaning | undefined;
  readonly tone: Tone;
}

export interface Reference {
  readonly name: ReferenceName;
  readonly value: string;
}

/** One line of the timeline; `label` is the vendor's own word for an event of the kind `other`. */
export interface TimelineEvent {
  readonly event: EventName;
  readonly label?: string | undefined;
  readonly when: Timestamp;
}

export interface Line {
  readonly title: string;
  readonly sku?: string | undefined;
  readonly options?: string | undefined;
  readonly quantity?: string | undefined;
  /** https only. */
  readonly image?: string | undefined;
  /** Status of this line, if the vendor has one for each line; `statuses` hold each such status once. */
  readonly status?: Status | undefined;
}

export interface Amount {
  readonly name: AmountName;
  readonly money: Money;
}

export interface Shipment {
  readonly company?: string | undefined;
  readonly number?: string | undefined;
  /** https only; the schema drops anything else. */
  readonly url?: string | undefined;
}

/** A named piece of a reply that fits no other field. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
}

/** One attempt to pay, as the payment channel reported it. */
export interface PaymentAttempt {
  readonly channel?: string | undefined;
  readonly transaction?: string | undefined;
  /** Of a failure. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

export interface Address {
  readonly role: 'billing' | 'shipping';
  /** Who lives there or receives the parcel. */
  readonly name?: string | undefined;
  /** From the most to the least specific: street, city, … */
  readonly lines: readonly string[];
  readonly phone?: string | undefined;
}
