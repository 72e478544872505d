/** Whole answers where there is no order to show. */
export const NOTICES = {
  membersOnly: 'Only full members of this workspace can look up orders here.',
  groupsOnly: 'Looking up orders is limited to certain user groups here. Please ask an admin of this workspace to add you.',
  notInChannel: 'Looking up orders is not switched on in this channel. Please ask in a direct message to me.',
  sharedChannel: 'Another organisation reads this channel, so I show no orders here. Please ask in a direct message to me.',
  notChecked: 'I could not check with Slack who is asking, so I show nothing. Please try again in a minute.',
  outsidersOnlyForYou: 'Another organisation reads this channel, so only you see the answer.',
  uncheckedOnlyForYou: 'I could not check with Slack who reads this channel, so only you see the answer.',
  tooManyThisMinute: 'That was a lot of look-ups in one minute. Please wait a moment and try again.',
  tooManyToday: 'You have used up your look-ups for today. Please ask whoever runs this bot if you need more.',
  tooManyMisses:
    'Many of your last numbers exist nowhere, so I pause for a few minutes. Please check where the numbers come from.',
  tooOld: 'This card is too old for its buttons. Please look the order up again.',
  nothingInMessage: 'I found no ICCID or order number in this message.',
  onlyForYou: 'This is about a person, so only you see the answer.',
  outsidersWillRead:
    'Another organisation reads this channel. Its people would see the orders with amounts, payment and tracking details.',
  readersNotKnown:
    'I could not check with Slack who reads this channel. If people of another organisation do, they would see the orders with amounts, payment and tracking details.',
  shownInChannel: 'Shown in the channel.',
  notShown: 'I could not post it in this channel. Please invite me with `/invite` first.',
  modalNotOpened: 'Slack did not open the window. Please try once more.',
  cannotShow: 'Slack did not accept this view. Please look the order up with the command instead.',
  notInvited: 'I cannot post here. Please invite me first: `/invite @Order Scout`.',
  answeredHere: 'I could not post in that channel, so here is my answer. To get it there, invite me with `/invite`.',
  onlyAuthorDismisses: 'Only whoever wrote the message can dismiss my answer to it.',
  notDismissed: 'Slack did not let me take this back. Please try again in a minute.',
  repeated: (link: string) => `Nothing has changed since ${link}.`,
  earlierAnswer: 'the earlier answer',
  shownBy: (user: string) => `Shown by ${user}`,
  defect: (reference: string) =>
    `Something went wrong on our side. Please try again; if it stays, quote ${reference} to whoever runs this bot.`,
};
