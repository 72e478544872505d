import { identifyIssuer } from 'e118-iin-list';

/** Who issued a SIM card, by ITU's list of issuer identifier numbers. The list is some years old and a card may be resold. */
export interface Issuer {
  readonly company: string;
  /** In English, as the ITU writes it. */
  readonly country: string;
}

/** A hint for people; nothing is decided by it. Undefined for an ICCID of no listed issuer. */
export function issuerOf(iccid: string): Issuer | undefined {
  const issuer = identifyIssuer(iccid);
  return issuer && { company: issuer.companyName, country: issuer.countryName };
}
