/** The variables that say where functions run, as the environment has them. */
type Given = {
  HOST?: string | undefined;
  PATCHBAY_EXECUTOR?: string | undefined;
  INNGEST_DEV?: string | undefined;
  INNGEST_BASE_URL?: string | undefined;
  INNGEST_EVENT_KEY?: string | undefined;
  INNGEST_SIGNING_KEY?: string | undefined;
};

/** A real Inngest server that runs our functions. */
export type InngestServer = {
  /** A dev server: it takes any keys, and the SDK checks no signatures. */
  isDev: boolean;
  /** Null for the SDK's own default: Inngest Cloud, or a dev server on this machine. */
  baseUrl: string | null;
  eventKey: string | undefined;
  signingKey: string | undefined;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The Inngest server that the environment names; null for the embedded host (SPEC 6). */
export function inngestServer(given: Given): InngestServer | null {
  const { INNGEST_DEV, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = given;
  if (!(INNGEST_DEV || INNGEST_BASE_URL || INNGEST_EVENT_KEY || INNGEST_SIGNING_KEY)) return null;

  return {
    isDev: isDevMode(INNGEST_DEV),
    baseUrl: INNGEST_BASE_URL || (INNGEST_DEV && isAddress(INNGEST_DEV) ? INNGEST_DEV : null),
    eventKey: INNGEST_EVENT_KEY,
    signingKey: INNGEST_SIGNING_KEY,
  };
}

/** What does not fit together, one sentence each; they name variables, never values. */
export function inngestProblems(given: Given): string[] {
  const server = inngestServer(given);
  if (!server) return [];

  return [...badValues(given), ...(server.isDev ? openDoor(given) : missingKeys(given)), ...idle(given)];
}

/** Whether an address is one that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function badValues({ INNGEST_DEV, INNGEST_BASE_URL }: Given): string[] {
  const problems: string[] = [];
  if (INNGEST_DEV && !/^(1|0|true|false)$/i.test(INNGEST_DEV) && !isAddress(INNGEST_DEV))
    problems.push("INNGEST_DEV must be 1, 0 or the address of a dev server such as http://localhost:8288");
  if (INNGEST_BASE_URL && !isAddress(INNGEST_BASE_URL))
    problems.push("INNGEST_BASE_URL must be a full address such as http://inngest.internal:8288");

  return problems;
}

function openDoor({ HOST }: Given): string[] {
  if (HOST && isLoopback(HOST)) return [];

  return [
    "INNGEST_DEV turns signatures off, so whoever reaches this server could run its functions. Set HOST=127.0.0.1 too, so that only this machine can; or unset INNGEST_DEV and set INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY",
  ];
}

function missingKeys(given: Given): string[] {
  const missing = (["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"] as const).filter((name) => !given[name]);
  if (missing.length === 0) return [];
  const where = given.INNGEST_BASE_URL
    ? "the keys that the server at INNGEST_BASE_URL was started with (--event-key, --signing-key)"
    : "both keys are in Inngest Cloud under Manage; a server of your own needs INNGEST_BASE_URL as well";

  return [
    `${missing.join(" and ")} must be set for Inngest: ${where}. Unset every INNGEST_ variable to run on the embedded executor`,
  ];
}

function idle({ PATCHBAY_EXECUTOR }: Given): string[] {
  if (PATCHBAY_EXECUTOR !== "off") return [];

  return [
    "PATCHBAY_EXECUTOR=off is for the embedded executor. Inngest runs the functions of this very process. Unset one or the other",
  ];
}

function isDevMode(value: string | undefined): boolean {
  return value !== undefined && (/^(1|true)$/i.test(value) || isAddress(value));
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
