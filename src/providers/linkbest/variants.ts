import { SECRET_POSITIONS, SIGN_CASES, SIGN_LOCATIONS, SIGN_SCHEMES } from './settings.ts';

/** The four switches of the signature, as they stand in the environment. */
export interface SignatureVariant {
  readonly LINKBEST_SIGN_SCHEME: (typeof SIGN_SCHEMES)[number];
  readonly LINKBEST_SECRET_POSITION: (typeof SECRET_POSITIONS)[number];
  readonly LINKBEST_SIGN_CASE: (typeof SIGN_CASES)[number];
  readonly LINKBEST_SIGN_LOCATION: (typeof SIGN_LOCATIONS)[number];
}

/**
 * Every way a LinkBest server may want to be signed to, the likeliest first: the doctor lays one after the other over
 * the settings until one is accepted.
 */
export function signatureVariants(): readonly SignatureVariant[] {
  return SIGN_CASES.flatMap((LINKBEST_SIGN_CASE) =>
    SECRET_POSITIONS.flatMap((LINKBEST_SECRET_POSITION) =>
      SIGN_LOCATIONS.flatMap((LINKBEST_SIGN_LOCATION) =>
        SIGN_SCHEMES.map((LINKBEST_SIGN_SCHEME) => ({
          LINKBEST_SIGN_SCHEME,
          LINKBEST_SECRET_POSITION,
          LINKBEST_SIGN_CASE,
          LINKBEST_SIGN_LOCATION,
        })),
      ),
    ),
  );
}
