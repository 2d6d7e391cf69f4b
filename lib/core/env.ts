import { z } from "zod";
import { parseEgressPolicy } from "./egress-entries";
import { inngestProblems } from "./inngest-env";
import { processSingleton } from "./process-singleton";
import { retentionDays } from "./retention-days";

/** Shortest `PATCHBAY_SECRET`: 32 bytes, as SPEC 6 asks. */
const MIN_SECRET_BYTES = 32;
/** Whoever guesses it learns totals only, so it may be shorter. */
const MIN_METRICS_TOKEN_BYTES = 16;

const optionalText = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

function secretText(minBytes: number) {
  return optionalText.pipe(
    z
      .string()
      .refine((text) => Buffer.byteLength(text) >= minBytes, `must have at least ${minBytes} bytes`)
      .optional(),
  );
}

const envSchema = z.object({
  PORT: wholeNumber("must be a whole number from 1 to 65535", { min: 1, max: 65_535 }).default(3000),
  /** The address we listen on; every interface unless told otherwise. */
  HOST: optionalText,
  DATABASE_URL: optionalText.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must look like postgres://user:password@host:5432/name")
      .optional(),
  ),
  PATCHBAY_DATA_DIR: z.string().trim().min(1).default(".patchbay"),
  PATCHBAY_URL: optionalText.pipe(
    z
      .string()
      .refine(isOrigin, "must be an address without a path, such as https://patchbay.example.com")
      .optional(),
  ),
  PATCHBAY_SECRET: secretText(MIN_SECRET_BYTES),
  /** Unset: there is no `/api/metrics`. */
  PATCHBAY_METRICS_TOKEN: secretText(MIN_METRICS_TOKEN_BYTES),
  PATCHBAY_RETENTION_DAYS: retentionDays,
  PATCHBAY_EGRESS_ALLOW: z.string().default("").transform(toEgressPolicy),
  PATCHBAY_INBOUND_LIMIT: wholeNumber("must be a whole number of calls a minute, or 0 for no limit", {
    min: 0,
  }).default(60_000),
  /** Whether this web process also runs functions on the embedded host; workers always do. */
  PATCHBAY_EXECUTOR: z.enum(["on", "off"], "must be on or off").default("on"),
  INNGEST_DEV: optionalText,
  INNGEST_BASE_URL: optionalText,
  INNGEST_EVENT_KEY: optionalText,
  INNGEST_SIGNING_KEY: optionalText,
  /** The SDK's own: the origin at which Inngest reaches us, where that is not `PATCHBAY_URL`. */
  INNGEST_SERVE_ORIGIN: optionalText.pipe(
    z
      .url({ protocol: /^https?$/, error: "must be a full address such as http://patchbay.internal:3000" })
      .optional(),
  ),
});

export type Env = z.output<typeof envSchema>;

/** Why we do not start. The message says all that there is to say. */
export class StartRefused extends Error {
  override readonly name: string = "StartRefused";
}

/** What is wrong with the environment, one sentence a variable. */
export class EnvError extends StartRefused {
  override readonly name = "EnvError";

  constructor(readonly problems: readonly string[]) {
    super(`The environment is not valid:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

/**
 * Reads our variables (SPEC 6). Empty ones count as unset.
 *
 * @throws EnvError naming every bad variable, never its value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const result = envSchema.safeParse(given);
  const wrong = result.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];
  const problems = [...new Set(wrong), ...unfitting(given)];
  if (!result.success || problems.length > 0) throw new EnvError(problems);

  return result.data;
}

/** Variables that are missing, or that do not fit together. */
function unfitting(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (given.DATABASE_URL && !given.PATCHBAY_SECRET) {
    problems.push(
      "PATCHBAY_SECRET must be set together with DATABASE_URL: 32 bytes or more, for example from `openssl rand -base64 32`. Keep it; stored secrets cannot be read without it",
    );
  }

  return [...problems, ...inngestProblems(given)];
}

function wholeNumber(message: string, { min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number }) {
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

/** Pages and webhooks lie at the root of it, so a path would lead nowhere. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;

  return url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(url.href);
}

function toEgressPolicy(text: string, { addIssue }: z.RefinementCtx) {
  const entries = text.split(",").map((entry) => entry.trim());
  try {
    return parseEgressPolicy(entries.filter(Boolean));
  } catch (error) {
    addIssue(`must be a list separated by commas: ${error instanceof Error ? error.message : error}`);

    return z.NEVER;
  }
}

/**
 * Makes `process.env` a plain object of the same variables. The Inngest SDK goes through all of it several
 * times a call, and each look at the real one asks the system: a millisecond a run in all.
 */
export function snapshotEnvironment(): void {
  process.env = { ...process.env };
}

const holder = processSingleton("env", () => ({ current: null as Env | null }));

/** The environment of this process, parsed at its first use. */
export function env(): Env {
  holder.current ??= parseEnv(process.env);

  return holder.current;
}

/** Puts the secret in place that an embedded installation keeps for itself. */
export function provideSecret(secret: string): void {
  holder.current = { ...env(), PATCHBAY_SECRET: secret };
}

/** Our public origin without a trailing slash: in links, webhook URLs and signatures. */
export function publicUrl(): string {
  const { PATCHBAY_URL, PORT } = env();

  return PATCHBAY_URL ? PATCHBAY_URL.replace(/\/+$/, "") : `http://localhost:${PORT}`;
}
