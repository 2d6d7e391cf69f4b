import { z } from "zod";
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
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
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
      .url({ protocol: /^https?$/, error: "must be a full address such as https://patchbay.example.com" })
      .optional(),
  ),
  PATCHBAY_SECRET: secretText(MIN_SECRET_BYTES),
  /** Unset: there is no `/api/metrics`. */
  PATCHBAY_METRICS_TOKEN: secretText(MIN_METRICS_TOKEN_BYTES),
  PATCHBAY_RETENTION_DAYS: retentionDays,
  PATCHBAY_EGRESS_ALLOW: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  PATCHBAY_INBOUND_LIMIT: z.coerce.number().int().min(0).default(60_000),
  INNGEST_DEV: optionalText,
  INNGEST_BASE_URL: optionalText,
  INNGEST_EVENT_KEY: optionalText,
  INNGEST_SIGNING_KEY: optionalText,
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
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = envSchema.safeParse(given);
  const problems = result.success
    ? missing(result.data)
    : result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!result.success || problems.length > 0) throw new EnvError(problems);

  return result.data;
}

function missing(env: Env): string[] {
  const problems: string[] = [];
  if (env.DATABASE_URL && !env.PATCHBAY_SECRET) {
    problems.push(
      "PATCHBAY_SECRET must be set together with DATABASE_URL: 32 bytes or more, for example from `openssl rand -base64 32`. Keep it; stored secrets cannot be read without it",
    );
  }
  for (const name of [
    "INNGEST_DEV",
    "INNGEST_BASE_URL",
    "INNGEST_EVENT_KEY",
    "INNGEST_SIGNING_KEY",
  ] as const) {
    if (env[name])
      problems.push(`${name} is set, but this version runs on its embedded executor only. Unset it`);
  }

  return problems;
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
