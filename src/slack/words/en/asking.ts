export const SEARCH = {
  title: 'Find an order',
  label: 'ICCID or order number',
  hint: 'Several at once, up to ten: put commas between them.',
  nothing: 'There is no ICCID or order number in this. Please check it and try again.',
  post: 'Post in thread',
  posting: 'Posting it…',
  posted: 'Posted in the thread of the message, without amounts.',
  postedAlready: 'This has been posted in the thread already.',
  unseen:
    'I cannot see who reads that channel. If it is private, please invite me first: `/invite @Order Scout`. If I am in it, try again in a minute.',
  notPosted: (code: string) => `Slack did not let me post in that thread: ${code}.`,
};

export const HOME = {
  recent: 'Your recent look-ups',
  noRecent: 'Nothing yet. What you look up, here or elsewhere, is listed here for you alone.',
  again: 'Look again',
  outcomes: { found: 'found', missing: 'not found', failed: 'no answer', needs: 'something was missing' },
  providers: 'Where I look',
  states: {
    closed: (provider: string) => `${provider} is answering`,
    open: (provider: string) => `${provider} is not answering; I will try it again shortly`,
    half_open: (provider: string) => `${provider} was not answering; I am trying it again`,
  },
  how: 'How to ask',
  byCommand: 'In any channel write `/order` and a number; only you see the answer.',
  byMessage: 'In the menu of a message choose “Look up orders”: I read the numbers in it.',
  byShortcut: 'From the shortcuts menu choose “Find an order”.',
  byMention: 'In a thread mention me with the number; everybody there sees a short answer.',
  help: 'Help',
  contact: (place: string) => `Questions, or an answer that looks wrong? Ask here: ${place}`,
  noContact: 'Questions, or an answer that looks wrong? Ask whoever runs this bot.',
};

export const USAGE = {
  help: 'I look up orders by ICCID or order number and tell where they stand.',
  empty: 'What shall I look up? Give me an ICCID or an order number.',
  unknown: (typed: string) => `I found no ICCID or order number in: ${typed}`,
  examples: 'For example',
  byIccid: 'all orders of a SIM card',
  byOrder: 'one order, by the number that you have',
  byProvider: 'ask only this provider',
  byBuyer: "one buyer's orders at Tuya",
  several: 'several at once, up to ten',
  elsewhere: 'You can also mention me in a channel or a thread, write `!order …` there, or send me a direct message.',
};
