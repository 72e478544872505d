/** English: why a message was answered as it was. */
export const WHY = {
  usage: (command: string) =>
    `Give me the link to a message behind ${command}: its menu has "Copy link". For an hour I know why I answered it, or did not.`,
  purpose: 'why I answered a message, or did not',
  unknown:
    'I know nothing of this message. I remember for an hour only and forget at a restart, and I am not told of messages in channels that I am not in.',
  notYours: 'I tell this only about messages that you can read yourself, in conversations of this workspace that I know.',
  title: (message: string) => `What I did with ${message}`,
  message: 'this message',
  when: (age: string, surface: string) => `${age}, ${surface}`,
  surface: (name: string) => `as ${name}`,
  read: (identifiers: string) => `Read: ${identifiers}.`,
  readPeople: (count: number) => `Also read, and not repeated: ids of people (${count}).`,
  asked: (provider: string, by: string, outcome: string) => `Asked ${provider} (${by}): ${outcome}`,
  nobodyAsked: 'Nobody was asked.',
  took: (milliseconds: number) => `${milliseconds} ms`,
  reference: (reference: string) => `reference ${reference}`,
  /** Complete by type: cards/why.ts indexes outcomes, origins and rules. */
  outcomes: {
    found: 'found',
    missing: 'no such order',
    needs: 'not asked, something only a person knows is missing',
    failed: 'gave no answer',
  },
  origins: { provider: 'asked anew', cache: 'from memory', stale: 'the last known answer, for it did not answer now' },
  rules: {
    answered: 'I answered it.',
    not_an_automatic_channel: 'I do not answer by myself in this channel. Mention me, and I will.',
    no_identifier: 'I found nothing in it that could be an ICCID or an order number.',
    no_strong_identifier:
      'What I read could be anything. Unasked I look up only ICCIDs, order numbers with a known prefix, and the patterns that are set up.',
    only_ids_of_people: 'It names people and no order. Those I never look up unasked.',
    answer_to_us: 'Another app wrote it in answer to me.',
    repeated_here: 'I had said the same in this thread, and nothing had changed since.',
    repeated_elsewhere: 'I had said the same in this channel, so I linked to that.',
    burst_digest: 'There were many messages at once, so I answered them together.',
    shared_channel: 'Another organisation reads this channel, so I show no orders here.',
    found_nowhere: 'Nobody who answered knows what I read, so it is probably none of ours and I kept silent.',
    redelivered: 'Slack told me of it once more; I had dealt with it.',
    dismissed: 'Somebody took my answer back.',
    edit_without_news: 'It was edited, and named no order that it had not named before.',
    not_allowed: 'Whoever wrote it may not look up orders here.',
    too_many: 'That was more than one person may look up at a time.',
    not_delivered: 'I had an answer, but Slack did not take it.',
  },
};

export const TRAIL = {
  title: 'Your last look-ups',
  none: 'You have looked up nothing in the last 30 days.',
  aboutPeople: 'about a person',
  kept: 'Only you see this list; it is kept for 30 days. Every look-up also stands on the audit trail of this workspace.',
  /** By a surface's name; another one is shown as it is called. */
  surfaces: {
    command: 'command',
    refresh: 'refreshed',
    show_in_channel: 'shown in a channel',
    details: 'details',
    form: 'form',
    mention: 'message to me',
    search: 'search window',
    shortcut: 'shortcut',
    post_in_thread: 'posted in a thread',
    reveal_personal: 'customer details',
    reveal_finance: 'commission',
  } as Readonly<Record<string, string>>,
};
