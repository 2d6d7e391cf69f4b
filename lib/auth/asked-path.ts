/** The header in which `server.ts` notes the address that was asked for: Next does not tell a page. */
export const ASKED_PATH = "x-patchbay-path";
