/** The JSON between the page and its server. */
export type Block = Readonly<Record<string, unknown>>;

/** A message as one person sees it. */
export interface MessageView {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly thread?: string | undefined;
  readonly author: { readonly name: string; readonly isApp: boolean };
  readonly blocks: readonly Block[];
  readonly attachments: readonly Block[];
  readonly files: readonly FileView[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** Permalink; undefined for ephemeral messages. */
  readonly link?: string | undefined;
  readonly isEdited: boolean;
  /** Visible only to this person. */
  readonly isEphemeral: boolean;
}

/** A file of a message, as Slack shows a snippet of it. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly lines: number;
  /** Its beginning. */
  readonly preview: string;
}

export interface OpenView {
  readonly id: string;
  /** Changes with every update. */
  readonly hash: string;
  readonly view: Block;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'im';
  readonly isExternal: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly permissions: string;
  readonly locale: string;
}

export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The first text that a person types; undefined if an app posts first. */
  readonly typed?: string | undefined;
  readonly person: string;
  readonly channel: string;
}

/** What is broken now, and what can be broken. */
export interface FaultState {
  readonly vendors: readonly VendorFaultState[];
  readonly vendorErrors: readonly string[];
  /** '' when Slack works. */
  readonly slack: string;
  readonly slackFaults: readonly string[];
}

export interface VendorFaultState {
  readonly id: string;
  readonly label: string;
  /** Milliseconds added to each reply. */
  readonly latency: number;
  /** '' when the vendor replies as usual. */
  readonly error: string;
}

/** Everything that the page shows to one person. */
export interface PageState {
  readonly people: readonly Person[];
  readonly names: readonly { readonly id: string; readonly name: string }[];
  /** User groups by handle. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly Place[];
  readonly messages: readonly MessageView[];
  readonly modal?: OpenView | undefined;
  readonly home?: OpenView | undefined;
  readonly shortcuts: readonly { readonly id: string; readonly title: string; readonly type: 'message' | 'global' }[];
  readonly command: { readonly name: string; readonly hint: string; readonly description: string };
  readonly scenarios: readonly ScenarioCard[];
  /** ID of the running scenario. */
  readonly playing?: string | undefined;
  readonly faults: FaultState;
  /** The changes until this state; a page that shows fewer is not up to date. */
  readonly changes: number;
  /** How often the sandbox was started over. */
  readonly restarts: number;
}

/** One request, delivery or log line. */
export interface WireEntry {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly outcome: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly detail: unknown;
}

/** New entries of the wire log; entries before `oldest` are deleted. */
export interface WireUpdate {
  readonly oldest: number;
  readonly entries: readonly WireEntry[];
}

/** The result of an action; `problem` is shown to the person. */
export interface ActionResult {
  readonly problem?: string | undefined;
  /** Error messages of a form, by block_id. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
}
