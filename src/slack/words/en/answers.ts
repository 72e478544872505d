export const MISSING = {
  title: (identifier: string) => `No order found for ${identifier}.`,
  titleSoFar: (identifier: string) => `No order found for ${identifier} so far.`,
  asked: (providers: string) => `Asked: ${providers}.`,
  askedAt: (providers: string, ago: string) => `Asked ${ago}: ${providers}.`,
  alsoTried: {
    without: (values: string) => `Also tried without the check digit: ${values}.`,
    added: (values: string) => `Also tried with the check digit: ${values}.`,
  },
  quote: (reference: string) => `If you ask for help, quote ${reference}.`,
  oddLength: (length: number) => `It has ${length} characters; an ICCID has 19 or 20.`,
  checkDigit: 'The check digit of this ICCID does not match: a digit may be mistyped.',
  issuer: (company: string, country: string) => `The SIM card was issued by ${company}, ${country}.`,
  compare: 'Please compare it with the original, character by character.',
  firstDigit: (meant: string) => `ICCIDs begin with 89: did you mean ${meant}?`,
  capitals: (meant: string) => `Capital letters may matter: try ${meant} too.`,
  tryOrderNumber: 'If the number is right, search by order number instead.',
  tryOtherNumber: 'If the number is right, try another number of the same order, or the ICCID of the SIM card.',
  tryAnother: 'If the number is right, try another number of the same order.',
  didYouMean: (prefix: string, meant: string) => `I don't know ${prefix}. Did you mean ${meant}?`,
};

export const REPORT = {
  heading: 'For',
  late: (providers: string) => `Update from ${providers}`,
  awaited: (providers: string) => `Still waiting for ${providers}.`,
  looking: (identifier: string, notAt: string, awaited: string) =>
    `Looking for ${identifier}: ${notAt ? `not at ${notAt}; ` : ''}still waiting for ${awaited}.`,
  noAnswer: (identifier: string) => `No answer for ${identifier} yet.`,
  sameOrder: (identifier: string) => `${identifier}: already shown above`,
  unclaimed: (identifiers: string) => `No connected provider recognises this kind of number: ${identifiers}.`,
  noIccids: (prefix: string, identifier: string) =>
    `${prefix} does not take ICCIDs: ${identifier}. Please remove the prefix, or use the order number.`,
  leftOut: (shown: number, count: number) =>
    `I looked up only the first ${shown}; ${count} more ${count === 1 ? 'was' : 'were'} left out.`,
  askForRest: 'Please ask for the rest separately.',
  leftOutAre: (identifiers: string) => `Left out: ${identifiers}.`,
  unasked: (accounts: string, example: string) =>
    `Not asked, because there are too many accounts: ${accounts}. To ask one, write its name first: ${example}`,
  failureFor: (identifiers: string) => `Not searched: ${identifiers}.`,
  reference: (references: string) => `Error ID ${references}`,
  code: (code: string) => `provider's code ${code}`,
  operator: (hint: string) => `For whoever runs this bot: ${hint}`,
  needs: (provider: string, objects: string) => `To look this up, ${provider} needs ${objects}.`,
  notAsked: (provider: string, objects: string) => `${provider} not searched: it needs ${objects}`,
  needsFor: (identifiers: string) => `This is for ${identifiers}.`,
  cut: 'The rest does not fit into one message. Please ask for fewer at once, or open the details.',
  nothing: 'There is nothing to show.',
};

export const DIGEST = {
  columns: { stage: 'Status', sim: 'SIM', when: 'Date (UTC)', title: 'Product', order: 'Order' },
  many: (orders: number) => `${orders} orders in this message`,
  burst: (orders: number) => `${orders} more orders from this burst of alerts`,
  alerts: 'Many alerts came at once',
  messages: (messages: number) => `${messages} ${messages === 1 ? 'message' : 'messages'} counted`,
  atLeast: (messages: number) => `At least ${messages} messages counted`,
  unread: (messages: number) => `${messages} of them could not be looked up`,
  answeredEarlier: (count: number, link: string) => `${count} answered earlier (${link})`,
  notFound: (count: number) => `${count} not found`,
  asOf: (date: string) => `as of ${date}`,
};

/** One line above several answers: "6 SIMs: 4 active, 1 disputed, 1 not found". */
export const SUMMARY = {
  sims: (count: number, parts: string) => `${count} SIMs: ${parts}`,
  numbers: (count: number, parts: string) => `${count} numbers: ${parts}`,
  part: (count: number, what: string) => `${count} ${what}`,
  attention: 'with a problem',
  missing: 'not found',
  unanswered: 'without an answer',
  awaited: 'still being searched',
};
