import type { HomeWords, SearchWords } from '../asking.ts';

export const SEARCH: SearchWords = {
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
  notPosted: (code) => `Slack did not let me post in that thread: ${code}.`,
};

export const HOME: HomeWords = {
  recent: 'Your recent look-ups',
  noRecent: 'Nothing yet. What you look up, here or elsewhere, is listed here for you alone.',
  again: 'Look again',
  outcomes: { found: 'found', missing: 'not found', failed: 'no answer', needs: 'something was missing' },
  providers: 'Where I look',
  states: {
    closed: (provider) => `${provider} is answering`,
    open: (provider) => `${provider} is not answering; I will try it again shortly`,
    half_open: (provider) => `${provider} was not answering; I am trying it again`,
  },
  how: 'How to ask',
  byCommand: 'In any channel write `/order` and a number; only you see the answer.',
  byMessage: 'In the menu of a message choose “Look up orders”: I read the numbers in it.',
  byShortcut: 'From the shortcuts menu choose “Find an order”.',
  byMention: 'In a thread mention me with the number; everybody there sees a short answer.',
  help: 'Help',
  contact: (place) => `Questions, or an answer that looks wrong? Ask here: ${place}`,
  noContact: 'Questions, or an answer that looks wrong? Ask whoever runs this bot.',
};
