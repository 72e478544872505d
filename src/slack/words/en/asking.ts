export const SEARCH = {
  title: 'Find an order',
  label: 'ICCID or order number',
  hint: 'Up to ten at once, separated by commas.',
  nothing: 'There is no ICCID or order number in this. Please check it and try again.',
  post: 'Post in thread',
  posting: 'Posting it…',
  posted: 'Posted in the thread of the message, without amounts.',
  postedAlready: 'This is already posted in the thread.',
  unseen:
    'I cannot check who can read that channel. If it is private, please invite me first: `/invite @Order Scout`. If I am already in it, try again in a minute.',
  notReader: 'You do not seem to be in that channel any more, so I posted nothing there. If you are, try again in a minute.',
  notPosted: (code: string) => `Slack did not let me post in that thread: ${code}.`,
};

export const HOME = {
  recent: 'Your recent look-ups',
  noRecent: 'Nothing yet. Your look-ups, here or elsewhere in Slack, are listed here for you only.',
  again: 'Look again',
  outcomes: { found: 'found', missing: 'not found', failed: 'no answer', needs: 'more information needed' },
  providers: 'Connected systems',
  states: {
    closed: (provider: string) => `${provider} ✓`,
    open: (provider: string) => `${provider} keeps failing; I will try again shortly`,
    half_open: (provider: string) => `${provider} kept failing; I am trying again`,
  },
  how: 'How to ask',
  byCommand: 'In any channel, write `/order` and a number; only you see the answer.',
  byMessage: 'In the menu of a message (⋯), choose “Look up orders”: I read the numbers in it.',
  byShortcut: 'In the shortcuts menu, choose “Find an order”.',
  byMention: 'In a thread, mention me with the number; everyone there sees a short answer.',
  byList: 'For a list of numbers, write `/order bulk`, or send me a CSV or text file in a direct message.',
  byFollow: 'To be told when an order changes, write `/order follow` and its number.',
  help: 'Help',
  contact: (place: string) => `Questions, or an answer that looks wrong? Ask here: ${place}`,
  noContact: 'Questions, or an answer that looks wrong? Ask your admin.',
};

export const USAGE = {
  help: 'I find orders by ICCID or order number and show their status.',
  empty: 'Which order? Send an ICCID or order number.',
  unknown: (typed: string) => `I found no ICCID or order number in: ${typed}`,
  unread: {
    digits_lost: (typed: string) =>
      `${typed} has lost digits: a spreadsheet has rounded the number, and no provider can find it. Format the column as text and copy the whole number.`,
    partial: (typed: string) => `${typed} is only a part of a number. Please send the whole ICCID or order number.`,
    email: "I can't search by e-mail address. Please send an ICCID or order number.",
    device: "I can't search by phone, device or tracking number. Please send an ICCID or order number.",
  },
  examples: 'For example',
  byIccid: 'all orders of a SIM card',
  byOrder: 'one order, by the number you have',
  byProvider: 'ask only this provider',
  byAccount: 'ask only this account',
  byBuyer: 'all orders of one buyer',
  several: 'several at once, up to ten',
  more: (command: string) => `More examples: ${command}`,
  noPictures: 'I cannot read pictures. Please type the ICCID or order number, or paste it as text.',
  onlyAsCommand: (command: string) => `In messages I only look up orders. Use the command for that: ${command}`,
  elsewhere: 'You can also mention me in a channel or a thread, write `!order …` there, or send me a direct message.',
};
