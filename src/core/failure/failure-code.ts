/** Words of error codes. Another word in capitals may be somebody's name. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'ACCESS ACCOUNT AMOUNT API APP AUTH BAD BIZ BUSY CALL CARD CODE COUNT DATA DECLINED DENIED DENY DISABLED DUPLICATE EMPTY ERR ' +
    'ERROR EXCEEDED EXIST EXISTS EXPIRED FAIL FAILED FAILURE FORBIDDEN FOUND FREQUENCY HTTP ID ILLEGAL INTERNAL INVALID IP ISV ' +
    'KEY LIMIT LIMITED MALL MANY METHOD MISSING NO NONE NOT NULL OK ORDER PARAM PARAMETER PARAMS PARTNER PAYMENT PERMISSION QUOTA ' +
    'RATE REQUEST REQUESTS REQUIRED RESOURCE SERVER SERVICE SHOP SIGN SIGNATURE SIM SUCCESS SYS SYSTEM TIME TIMEOUT TIMESTAMP ' +
    'TOKEN TOO TRY TYPE UNAUTHORIZED UNAVAILABLE UNKNOWN UPSTREAM USER VALUE VERSION'
  ).split(' '),
);
const MAX_LENGTH = 40;
const MAX_DIGITS = 8;
/** Between words, and between letters and digits. */
const BOUNDARY = /[_.:-]+|(?<=\d)(?=[A-Z])|(?<=[A-Z])(?=\d)/;

/**
 * An upstream's error code, if it has the shape of one: numbers, known words and up to two letters, such as `28841105`,
 * `E1001` or `ORDER_NOT_FOUND`. Anything else is dropped: it may name a person.
 */
export function readFailureCode(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MAX_LENGTH || text.replaceAll(/\D/g, '').length > MAX_DIGITS) return undefined;
  return text.split(BOUNDARY).every(isPartOfCode) ? text : undefined;
}

function isPartOfCode(part: string): boolean {
  return /^(?:\d+|[A-Z]{0,2})$/.test(part) || WORDS.has(part);
}

/** An upstream's trace ID: hexadecimal, with or without dashes. Anything else is dropped: it may name a person. */
export function readTraceId(text: string | undefined): string | undefined {
  return text !== undefined && /^(?=.*\d)(?=.*[a-f])[\da-f-]{4,64}$/i.test(text) ? text : undefined;
}
