import { didYouMean } from "@/lib/engine/closest";
import { type ConfigProblem, HTTP_METHODS, SUCCESS_RULES } from "@/lib/engine/node";
import { isSecretReference } from "@/lib/engine/secret-reference";
import type { WebhookTriggerConfig } from "./config";
import { isForbiddenHeader, isHeaderName, isHeaderValue } from "./header-rules";
import { isSigningSecret, SIGNING_SECRET_RULE } from "./signing-secret";
import { writtenUrlProblem } from "./url-rules";

const MAX_ATTEMPTS = 10;
const MAX_GAP_SECONDS = 86_400;
const MIN_TIMEOUT_MS = 1_000;
const MAX_TIMEOUT_MS = 30_000;

/** What keeps a call from being made as the builder means it. */
export function webhookTriggerProblems(config: WebhookTriggerConfig): ConfigProblem[] {
  return [
    ...problem("config.url", writtenUrlProblem(config.url)),
    ...problem("config.method", oneOfProblem("method", config.method, HTTP_METHODS)),
    ...headerProblems(config.headers),
    ...problem("config.secret", secretProblem(config.secret)),
    ...problem("config.signingSecret", signingSecretProblem(config.signingSecret)),
    ...problem("config.successRule", oneOfProblem("success rule", config.successRule, SUCCESS_RULES)),
    ...problem("config.retryGapsSeconds", gapsProblem(config.retryGapsSeconds)),
    ...problem("config.timeoutMs", timeoutProblem(config.timeoutMs)),
  ];
}

function problem(path: string, message: string | null): ConfigProblem[] {
  return message === null ? [] : [{ path, message }];
}

function oneOfProblem(what: string, value: string, allowed: readonly string[]): string | null {
  if (allowed.includes(value)) return null;

  return `“${value}” is not a ${what}.${didYouMean(value, allowed) || ` Choose one of ${allowed.join(", ")}.`}`;
}

function headerProblems(headers: Record<string, string>): ConfigProblem[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase());

  return Object.entries(headers).flatMap(([name, value], index) => {
    const path = `config.headers.${name}`;
    if (names.indexOf(name.toLowerCase()) < index) {
      return problem(path, `The header “${name}” is set twice. Remove one of them.`);
    }
    return problem(path, headerProblem(name, value));
  });
}

function headerProblem(name: string, value: string): string | null {
  if (name.trim() === "") return "Give the header a name, such as x-source.";
  if (!isHeaderName(name)) {
    return `“${name}” cannot be the name of a header. Use letters, digits and -, without spaces.`;
  }
  if (isForbiddenHeader(name)) return `Remove the header “${name}”: Patchbay sets it itself.`;
  if (isHeaderValue(value)) return null;

  return `The header “${name}” can hold one line of plain letters, digits and signs. Remove the rest.`;
}

function secretProblem(secret = ""): string | null {
  if (isSecretReference(secret) || isHeaderValue(secret)) return null;

  return "The secret is sent as a header: use plain letters, digits and signs in one line.";
}

function signingSecretProblem(secret = ""): string | null {
  if (secret === "" || isSecretReference(secret) || isSigningSecret(secret)) return null;

  return SIGNING_SECRET_RULE;
}

function gapsProblem(gaps: readonly number[]): string | null {
  if (gaps.length < 1 || gaps.length > MAX_ATTEMPTS) return `Try between 1 and ${MAX_ATTEMPTS} times.`;
  if (gaps.some((gap) => gap < 0 || gap > MAX_GAP_SECONDS)) {
    return "The time before each try must be between 0 seconds and 24 hours.";
  }

  return null;
}

function timeoutProblem(timeoutMs: number): string | null {
  if (timeoutMs >= MIN_TIMEOUT_MS && timeoutMs <= MAX_TIMEOUT_MS) return null;

  return "Wait between 1 and 30 seconds for an answer.";
}
