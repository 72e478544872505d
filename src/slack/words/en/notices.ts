/** Whole answers where there is no order to show. */
export const NOTICES = {
  membersOnly: 'Only full members of this workspace can look up orders here.',
  groupsOnly: 'Only certain user groups can look up orders here. Please ask an admin of this workspace to add you.',
  notInChannel: 'Order look-ups are not enabled in this channel. Please send me a direct message.',
  sharedChannel: 'This channel is shared with another company, so I show no orders here. Please send me a direct message.',
  notChecked: 'I could not check with Slack who you are, so I show nothing. Please try again in a minute.',
  outsidersOnlyForYou: 'This channel is shared with another company, so only you see the answer.',
  uncheckedOnlyForYou: 'I could not check with Slack who can read this channel, so only you see the answer.',
  tooManyThisMinute: 'Too many look-ups in one minute. Please wait a moment and try again.',
  tooManyToday: 'You have used up your look-ups for today. Please ask your admin if you need more.',
  tooManyListedToday:
    'This list is longer than what is left of your allowance for lists today. Please ask your admin if you need more.',
  tooManyMisses: (until: string) =>
    `Many of your recent numbers don't exist, so I'm pausing until ${until}. Please check where they come from.`,
  tooOld: 'This card is too old for its buttons. Please look the order up again.',
  nothingInMessage: 'I found no ICCID or order number in this message.',
  welcome: 'You are welcome.',
  onlyForYou: 'This is about a person, so only you see the answer.',
  accountOnlyForYou: 'Not everybody in this channel may use this account, so only you see the answer.',
  withheld: (accounts: string) =>
    `Not asked here, because not everybody in this channel may use it: ${accounts}. To see its orders alone, use the command or a direct message.`,
  outsidersWillRead: 'This channel is shared with another company. They would see amounts, payment and tracking details.',
  readersNotKnown:
    'I could not check with Slack who can read this channel. If it is shared with another company, they would see amounts, payment and tracking details.',
  shownInChannel: 'Shown in the channel.',
  notShown: 'I cannot post in this channel. Please invite me with `/invite` first.',
  modalNotOpened: 'Slack did not open the window. Please try again.',
  cannotShow: 'Slack rejected this view. Please look the order up with the command instead.',
  notInvited: 'I cannot post here. Please invite me first: `/invite @Order Scout`.',
  answeredHere: 'I could not post in that channel, so here is my answer. To get it there, invite me with `/invite`.',
  answeredClosed: 'That channel is archived or not open for posts, so here is my answer.',
  onlyAuthorDismisses: 'Only the author of the message can dismiss my answer to it.',
  notDismissed: 'Slack did not let me delete this. Please try again in a minute.',
  repeated: (link: string) => `Nothing has changed since ${link}.`,
  earlierAnswer: 'the earlier answer',
  reported: {
    dispute: (provider: string) => `${provider} reports a new dispute.`,
    refund: (provider: string) => `${provider} reports a refund that failed.`,
  },
  shownBy: (user: string) => `Shown by ${user}`,
  defect: (reference: string) =>
    `Something went wrong on our side. Please try again; if it keeps happening, give your admin the error ID ${reference}.`,
};
