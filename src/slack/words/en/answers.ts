export const MISSING = {
  title: (identifier: string) => `No order found for ${identifier}.`,
  titleSoFar: (identifier: string) => `No order found for ${identifier} so far.`,
  asked: (providers: string) => `Asked: ${providers}.`,
  alsoTried: (values: string) => `Also tried, with or without its check digit: ${values}.`,
  oddLength: (length: number) => `It has ${length} characters; an ICCID has 19 or 20.`,
  checkDigit: 'The check digit of this ICCID does not fit: perhaps a digit is mistyped.',
  compare: 'Please compare it with the original, character by character.',
  tryOrderNumber: "If it is right, try the order number, or the vendor's own order ID.",
  tryOtherNumber: 'If it is right, try another number of the same order, or the ICCID of the SIM card.',
  tryAnother: 'If it is right, try another number of the same order.',
  didYouMean: (prefix: string, meant: string) => `I do not know ${prefix}. Did you mean ${meant}?`,
};

export const REPORT = {
  heading: 'For',
  late: (providers: string) => `${providers} answered now:`,
  awaited: (providers: string) => `Still waiting for ${providers}.`,
  looking: (identifier: string, notAt: string, awaited: string) =>
    `Looking for ${identifier}: ${notAt ? `not at ${notAt}; ` : ''}still waiting for ${awaited}.`,
  noAnswer: (identifier: string) => `No answer for ${identifier} yet.`,
  sameOrder: (identifier: string) => `${identifier}: already shown above`,
  unclaimed: (identifiers: string) => `No provider that is set up here takes this kind of number: ${identifiers}.`,
  noIccids: (prefix: string, identifier: string) =>
    `${prefix} does not take ICCIDs: ${identifier}. Please ask without the prefix, or give the order number.`,
  leftOut: (shown: number, count: number) =>
    `I looked up only the first ${shown}; ${count} more ${count === 1 ? 'was' : 'were'} left out. Please ask for the rest separately.`,
  leftOutAre: (identifiers: string) => `Left out: ${identifiers}.`,
  failureFor: (identifiers: string) => `Not looked up there: ${identifiers}.`,
  reference: (references: string) => `Reference to quote: ${references}`,
  code: (code: string) => `its code: ${code}`,
  operator: (hint: string) => `For whoever runs this bot: ${hint}`,
  needs: (provider: string, objects: string) => `To look this up, ${provider} needs ${objects}.`,
  notAsked: (provider: string, objects: string) => `Not asked: ${provider} (needs ${objects})`,
  needsFor: (identifiers: string) => `It is about ${identifiers}.`,
  cut: 'More does not fit into one message. Please ask for fewer at once, or open the details.',
  nothing: 'There is nothing to show.',
};

export const DIGEST = {
  columns: { order: 'Order', title: 'Product', stage: 'Status', attention: 'Attention', age: 'Data' },
  many: (orders: number) => `${orders} orders are named here`,
  burst: (orders: number) => `Many messages at once: ${orders} orders of them together`,
  asOf: (date: string) => `as of ${date}`,
};
