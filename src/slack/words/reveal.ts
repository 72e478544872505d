/** Words of `/order audit me`; all are fragments. */
export interface TrailWords {
  readonly title: string;
  readonly none: string;
  /** Ids of people are not kept. */
  readonly aboutPeople: string;
  /** How long the list is kept, and what else is. */
  readonly kept: string;
  /** By a surface's name; another one is shown as it is called. */
  readonly surfaces: Readonly<Record<string, string>>;
}

/** Words of what only some may see. Buttons, titles and labels are plain text. */
export interface RevealWords {
  readonly buttons: Readonly<Record<'personal' | 'finance', string>>;
  readonly personalTitle: string;
  readonly financeTitle: string;
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly cardLastFour: string;
  readonly paymentInstrument: string;
  readonly billing: string;
  readonly shipping: string;
  readonly free: string;
  readonly lineCommission: string;
  readonly nothing: string;
  /** Who may: user groups as fragments; nobody where there is none. */
  notAllowed(groups: string): string;
  readonly nobody: string;
  /** The audit trail cannot be written. */
  readonly noAudit: string;
}
