import type { Words } from '../words.ts';
import { HOME, SEARCH } from './en-asking.ts';
import { NAMES } from './en-names.ts';
import { REVEAL, TRAIL } from './en-reveal.ts';
import { WHY } from './en-why.ts';

/** English. */
export const en: Words = {
  locale: 'en',
  ...NAMES,
  search: SEARCH,
  home: HOME,
  failures: {
    unauthorized: (provider) =>
      `${provider} did not accept our credentials. Your question is fine; whoever runs this bot has to check its settings.`,
    forbidden: (provider) =>
      `${provider} does not allow us to see this. Your question is fine; whoever runs this bot has to ask ${provider} for access.`,
    rate_limited: (provider) => `${provider} is getting more questions from us than it allows. Please try again in a minute.`,
    unavailable: (provider) => `${provider} is not answering: the trouble is on its side. Please try again in a few minutes.`,
    timeout: (provider) => `${provider} took too long to answer. Please try again in a few minutes.`,
    bad_response: (provider) =>
      `${provider} answered in a way this bot cannot read, so it may or may not have the order. Please tell whoever runs this bot.`,
    quota: (provider) =>
      `Our quota at ${provider} is used up. It will be asked again later; whoever runs this bot can raise the quota.`,
  },
  busyHere: (provider) =>
    `Many questions for ${provider} are waiting here, so yours had no turn in time. Please try again in a minute.`,
  hints: {
    subscribe_app_mall: 'subscribe the project to App Mall Open Service and authorise it in the Seller Center.',
    allow_ip: "put this server's IP address on the vendor's allow list.",
    check_region: 'the data live in another data centre; check the region in the settings.',
    check_base_url: 'check the base URL in the settings.',
    our_bug: 'this looks like a defect of the bot; the log has the details under the reference.',
    check_clock: "check this server's clock; the vendor found our time wrong.",
  },
  needs: {
    user: {
      label: "Buyer's user ID at Tuya",
      hint: "Tuya's user ID of the buyer: the app's user list or the Seller Center shows it.",
      object: "the buyer's user ID",
      give: "Give the buyer's ID",
      mistaken: (provider) => `${provider} looked only among the orders of the buyer whose ID you gave. Is that ID right?`,
    },
    program: {
      label: 'Program ID at LinkBest',
      hint: 'The number of the LinkBest program in which the order was placed, e.g. 61.',
      object: 'the program ID',
      give: 'Give the program',
      mistaken: (provider) => `${provider} looked only in the program that you gave. Is it the right one?`,
    },
  },
  caveats: {
    past_year_only: (provider) =>
      `By ICCID ${provider} shows only orders of the past 365 days; an older one needs its order number.`,
    unpaid_may_be_hidden: (provider) =>
      `By this kind of number ${provider} shows only the latest paid order; an unpaid one may be there and stay hidden.`,
  },
  order: {
    order: 'Order',
    iccid: 'ICCID',
    attention: 'Attention',
    status: 'Status',
    amounts: 'Amounts',
    timeline: 'Timeline',
    items: 'Items',
    references: 'References',
    shipments: 'Shipments',
    more: 'More',
    failure: 'Payment failure',
    each: 'each',
    lineTotal: 'together',
    trackShipment: 'track it',
    noCurrency: 'currency not named',
    inferredAmount: '≈: the vendor does not document the unit of this amount; it was read in the usual one.',
    ofThisSim: (count) => `${count} orders of this SIM, newest first`,
    several: (count) => `${count} orders, newest first`,
    andMore: (count) => `and ${count} more`,
    andMoreOrders: (count) => (count === 1 ? 'and 1 more order' : `and ${count} more orders`),
    vendorWord: (word) => `vendor's word: ${word}`,
  },
  source: {
    fresh: (provider, date) => `${provider}, just now (${date})`,
    cached: (provider, age, date) => `${provider}, remembered from ${age} (${date})`,
    stale: (provider, age, date) => `${provider} is not answering; this is what it said ${age} (${date})`,
    partOfList: (shown, total) => `showing ${shown} of ${total} orders`,
    remark: (provider, text) => `${provider} remarks: ${text}`,
    environment: (name) => `environment: ${name}`,
    readAs: (raw, value) => `I read ${raw} as ${value}.`,
    readSwapped: (raw, value) => `I read ${raw} as ${value}: its digits were swapped in pairs, as in a dump of the card.`,
    foundAs: (value) => `found as ${value}`,
    notAt: (providers) => `not at ${providers}`,
  },
  missing: {
    title: (identifier) => `No order found for ${identifier}.`,
    titleSoFar: (identifier) => `No order found for ${identifier} so far.`,
    asked: (providers) => `Asked: ${providers}.`,
    alsoTried: (values) => `Also tried, with or without its check digit: ${values}.`,
    oddLength: (length) => `It has ${length} characters; an ICCID has 19 or 20.`,
    checkDigit: 'The check digit of this ICCID does not fit: perhaps a digit is mistyped.',
    compare: 'Please compare it with the original, character by character.',
    tryOrderNumber: "If it is right, try the order number, or the vendor's own order ID.",
    tryOtherNumber: 'If it is right, try another number of the same order, or the ICCID of the SIM card.',
    tryAnother: 'If it is right, try another number of the same order.',
    didYouMean: (prefix, meant) => `I do not know ${prefix}. Did you mean ${meant}?`,
  },
  report: {
    heading: 'For',
    late: (providers) => `${providers} answered now:`,
    awaited: (providers) => `Still waiting for ${providers}.`,
    looking: (identifier, notAt, awaited) =>
      `Looking for ${identifier}: ${notAt ? `not at ${notAt}; ` : ''}still waiting for ${awaited}.`,
    noAnswer: (identifier) => `No answer for ${identifier} yet.`,
    sameOrder: (identifier) => `${identifier}: already shown above`,
    unclaimed: (identifiers) => `No provider that is set up here takes this kind of number: ${identifiers}.`,
    noIccids: (prefix, identifier) =>
      `${prefix} does not take ICCIDs: ${identifier}. Please ask without the prefix, or give the order number.`,
    leftOut: (shown, count) =>
      `I looked up only the first ${shown}; ${count} more ${count === 1 ? 'was' : 'were'} left out. Please ask for the rest separately.`,
    leftOutAre: (identifiers) => `Left out: ${identifiers}.`,
    failureFor: (identifiers) => `Not looked up there: ${identifiers}.`,
    reference: (references) => `Reference to quote: ${references}`,
    code: (code) => `its code: ${code}`,
    operator: (hint) => `For whoever runs this bot: ${hint}`,
    needs: (provider, objects) => `To look this up, ${provider} needs ${objects}.`,
    notAsked: (provider, objects) => `not asked: ${provider} (needs ${objects})`,
    needsFor: (identifiers) => `It is about ${identifiers}.`,
    cut: 'More does not fit into one message. Please ask for fewer at once, or open the details.',
    nothing: 'There is nothing to show.',
  },
  reveal: REVEAL,
  trail: TRAIL,
  story: {
    one: (providers) => `One purchase, as ${providers} tell it`,
    linkedBy: (reference) => `linked by ${reference}`,
    agreeing: 'same amount, paid within a day',
    possible: (provider, order, reference) => `Possibly the same purchase: ${provider} ${order}, by ${reference}.`,
    contradictions: {
      paid_not_active: (there, here) => `Paid at ${there}, not active at ${here}`,
      refunded_but_active: (there, here) => `Refunded at ${there}, still going on at ${here}`,
      failed_beside_active: (there, here) => `The payment failed at ${there}, but the plan is active at ${here}`,
      amounts_differ: (there, here) => `${there} and ${here} name different amounts`,
      currencies_differ: (there, here) => `${there} and ${here} name different currencies`,
    },
  },
  digest: {
    columns: { order: 'Order', title: 'Product', stage: 'Status', attention: 'Attention', age: 'Data' },
    many: (orders) => `${orders} orders are named here`,
    burst: (orders) => `Many messages at once: ${orders} orders of them together`,
    asOf: (date) => `as of ${date}`,
  },
  buttons: {
    refresh: 'Refresh',
    show: 'Show in channel',
    showTitle: 'Show this in the channel?',
    showText: 'Everybody in this channel will see the orders with amounts, payment and tracking details.',
    showConfirm: 'Show it',
    showDeny: 'Keep it to me',
    showAnyway: 'Show it to them too',
    details: 'Details',
    detailsAt: (provider) => `Details: ${provider}`,
    detailsForMe: 'Amounts and details, only for me',
    dismiss: 'Dismiss',
    give: 'Fill in',
    openIn: (place) => `Open in ${place}`,
  },
  views: {
    details: 'Order details',
    name: 'Order Scout',
    loading: 'Looking it up…',
    needed: 'One thing is missing',
    buyersOrders: "the buyer's orders",
    neededIntro: (identifiers) => `Without it I cannot look up ${identifiers} there.`,
    submit: 'Look up',
    cancel: 'Cancel',
    close: 'Close',
  },
  usage: {
    help: 'I look up orders by ICCID or order number and tell where they stand.',
    empty: 'What shall I look up? Give me an ICCID or an order number.',
    unknown: (typed) => `I found no ICCID or order number in: ${typed}`,
    examples: 'For example',
    byIccid: 'all orders of a SIM card',
    byOrder: 'one order, by the number that you have',
    byProvider: 'ask only this provider',
    byBuyer: "one buyer's orders at Tuya",
    several: 'several at once, up to ten',
    elsewhere: 'You can also mention me in a channel or a thread, write `!order …` there, or send me a direct message.',
  },
  why: WHY,
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
  repeated: (link) => `Nothing has changed since ${link}.`,
  earlierAnswer: 'the earlier answer',
  shownBy: (user) => `Shown by ${user}`,
  defect: (reference) =>
    `Something went wrong on our side. Please try again; if it stays, quote ${reference} to whoever runs this bot.`,
  list: (fragments) => new Intl.ListFormat('en').format(fragments),
  listWithMore: (fragments, more) => `${fragments.join(', ')} and ${more} more`,
  age: (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1000);
    if (!(seconds >= 10)) return 'just now';
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86_400)} days ago`;
  },
};
