/** Where the links of a domain carry an order's number, as the operator wrote it. */
export interface LinkPattern {
  /** In lower case; its subdomains count too. */
  readonly domain: string;
  /** The number in a link to this domain, percent-decoded; undefined where there is none. */
  numberIn(url: string): string | undefined;
}
