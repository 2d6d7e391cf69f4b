/** Length beats symbols: https://pages.nist.gov/800-63-4/sp800-63b.html */
export const MIN_PASSWORD_CHARS = 10;
/** Beyond this, hashing would only be a way to keep us busy. */
export const MAX_PASSWORD_CHARS = 200;
