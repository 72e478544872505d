// An address (o'neil@…) and a query may contain an apostrophe.
const EMAIL = /[^\s@<>"]{1,64}@[^\s@<>"']{1,255}/g;
/** At most two characters between the digits of one number: `(555) 625-1199`, `0151/234 56 78`. */
const INTERNATIONAL = /\+\d(?:[\s()./-]{0,2}\d){6,}/g;
/** Nine digits and more: phone numbers without `+`, ICCIDs, cards. A date has eight. */
const LONG_NUMBER = /\(?\d(?:[\s()./-]{0,2}\d){8,}/g;

/** A vendor's free text without e-mail addresses, phone numbers and other long numbers. It may still name a person. */
export function withoutContacts(text: string): string {
  return text.replace(EMAIL, '…@…').replace(INTERNATIONAL, '…').replace(LONG_NUMBER, '…');
}

/** Whether a text holds contact data for certain: an e-mail address, or a phone number with its `+`. */
export function hasContact(text: string): boolean {
  return text.search(EMAIL) >= 0 || text.search(INTERNATIONAL) >= 0;
}
