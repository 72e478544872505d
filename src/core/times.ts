/** How long the bot waits, in milliseconds. Data, so that a test need not wait as long as production does. */
export interface Times {
  /** Until the first useful words of an answer go out, however slow a provider is. */
  readonly firstWords: number;
  /** For linked orders at other providers, once every provider that was asked has answered: one answer, one message. */
  readonly linkedOrders: number;
  /** For an answer that a command's acknowledgement carries; a later one goes through its response_url. */
  readonly acknowledgement: number;
  /** For the asker's language; the default one is used after that. */
  readonly language: number;
  /** For Slack to say who a person is, who is in a user group, and who reads a channel. */
  readonly slackFacts: number;
  /** How long what Slack said of people, user groups and channels is remembered: rights that were taken away last no longer. */
  readonly slackFactsKept: number;
  /** For a reply of Redis that an answer waits for; after it the answer goes on without. */
  readonly redisReply: number;
  /** Before a reply is sent again that Slack was too busy for; doubled for each further try, up to a minute. */
  readonly replyRetry: number;
  /** For which a reply is sent again at the most; some are wanted for less. */
  readonly replyLife: number;
  /** From one message of the bot in a channel to the next. */
  readonly postPace: number;
  /** Gathers the orders of a burst before its digest is posted or updated. */
  readonly digest: number;
  /** For the `app_mention` event of a message that mentions the bot, before its message event is answered. */
  readonly mentionEvent: number;
  /** A second press within this time is part of a double click: one window is enough. */
  readonly doubleClick: number;
  /** After an edit, for the next one: an app may still be writing. */
  readonly edits: number;

  /** After which a payload that is not acknowledged is refused; an answer goes on. */
  readonly unacknowledged: number;
  /** Deadline of one call to Slack. */
  readonly slackCall: number;
  /** Before a call to Slack is tried again; doubled for the second retry. */
  readonly slackRetry: number;
  /** Before a lost websocket is opened again; doubled with every failure. */
  readonly reconnect: number;
  /** The longest of these delays. */
  readonly reconnectMax: number;
  /** For Slack's `hello` on an opened websocket. */
  readonly hello: number;
  /** A connection that lasted this long was a good one: earlier failures are forgotten. */
  readonly stableAfter: number;
  /** For Slack to confirm the end of a connection. */
  readonly disconnect: number;

  /** Deadline of one request to a provider. */
  readonly request: number;
  /** Deadline of a lookup, with its retries and its wait in the queue. */
  readonly lookup: number;
  /** Before a lookup's first retry, less jitter; doubled for the second. */
  readonly lookupRetry: number;
  /** Before an open breaker lets one lookup try. */
  readonly halfOpen: number;
  /** For which a provider is not asked after it reported an exhausted quota. */
  readonly quotaCooldown: number;

  /** Until a followed order is looked at again whose stage changes soon; up to 60 times as long for the others. */
  readonly follow: number;
  /** For a sign of life of the process that runs a job, before another one takes it over. */
  readonly jobLease: number;
  /** Until a job that failed is tried again, less jitter; doubled with each further failure. */
  readonly jobRetry: number;
  /** Between two looks at what other processes have added. */
  readonly jobPoll: number;
  /** From one update of a list's progress to the next: Slack takes about fifty updates a minute. */
  readonly listProgress: number;
  /** Until a number of a list is asked again, where our own pace or what is kept was in the way. */
  readonly listRetry: number;

  /** For the answers under way when the bot stops: longer than a lookup, so that no last word is "still waiting". */
  readonly drain: number;
  /** For each part that is closed after the answers. */
  readonly close: number;
}

export const TIMES: Times = {
  firstWords: 2_500,
  linkedOrders: 1_000,
  acknowledgement: 150,
  // A modal's trigger lives for three seconds.
  language: 1_000,
  // Before the first words are due.
  slackFacts: 1_500,
  slackFactsKept: 60_000,
  redisReply: 100,
  replyRetry: 1_000,
  // As long as a response_url lives.
  replyLife: 1_800_000,
  // docs.slack.dev/apis/web-api/rate-limits: one message a second in each channel.
  postPace: 1_000,
  digest: 2_000,
  mentionEvent: 2_000,
  // Apps that write by edits are allowed about one a second.
  doubleClick: 2_000,
  edits: 1_500,

  // Slack waits for three seconds.
  unacknowledged: 3_001,
  // Longer than Slack ever takes to post a message, shorter than a person waits.
  slackCall: 10_000,
  slackRetry: 500,
  reconnect: 500,
  reconnectMax: 60_000,
  hello: 15_000,
  stableAfter: 30_000,
  disconnect: 1_000,

  request: 5_000,
  lookup: 12_000,
  lookupRetry: 250,
  halfOpen: 30_000,
  quotaCooldown: 1_800_000,

  follow: 60_000,
  jobLease: 30_000,
  jobRetry: 5_000,
  jobPoll: 5_000,
  // docs.slack.dev/reference/methods/chat.update: tier 3.
  listProgress: 3_000,
  listRetry: 5_000,

  drain: 20_000,
  close: 1_000,
};
