import { parse } from "@marcbachmann/cel-js";

type Event = { name: string; data: Record<string, unknown> };

type Expression = (scope: Record<string, unknown>) => unknown;

const MAX_PARSED = 1_000;
const parsed = new Map<string, Expression>();

/**
 * Whether Inngest's conditions (CEL, https://cel.dev) can be evaluated here.
 *
 * @throws Error saying where the expression is wrong
 */
export function checkExpression(expression: string): void {
  parsedExpression(expression);
}

/** Whether a condition holds. One that looks for what the event lacks does not. */
export function isTrue(expression: string, scope: { event: Event; async?: Event }): boolean {
  return evaluate(expression, scope) === true;
}

/** The text of a key such as `event.data.accountId`, or null where the event lacks it. */
export function keyText(expression: string, event: Event): string | null {
  const value = evaluate(expression, { event });
  if (value === undefined || value === null) return null;

  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const EQUALITY = /^(event|async)((?:\.\w+)+) == (event|async)((?:\.\w+)+)$/;

/**
 * Conditions such as `event.data.id == async.data.id`, by far the most common, as the one value that
 * an index can look for.
 *
 * @returns null when the condition is another one
 */
export function awaitedValue(expression: string, event: Event): string | null {
  const [, left, leftPath = "", right, rightPath = ""] = EQUALITY.exec(expression) ?? [];
  if (!left || left === right) return null;

  const [ownPath, awaitedPath] = left === "event" ? [leftPath, rightPath] : [rightPath, leftPath];
  const value = ownPath
    .slice(1)
    .split(".")
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), event);

  // Without a value nothing equals it, and this is the text of no leaf.
  return isRecord(value) || value === undefined ? "never" : leafText(awaitedPath.slice(1), value);
}

/** Every single value of an event, as {@link awaitedValue} writes them. */
export function leafTexts(event: Event): string[] {
  const texts: string[] = [];
  const visit = (path: string, value: unknown) => {
    if (isRecord(value)) for (const [key, item] of Object.entries(value)) visit(`${path}.${key}`, item);
    else texts.push(leafText(path, value));
  };
  visit("data", event.data);

  return texts;
}

function leafText(path: string, value: unknown): string {
  return JSON.stringify([path, value]);
}

function evaluate(expression: string, scope: { event: Event; async?: Event }): unknown {
  try {
    return parsedExpression(expression)(scope);
  } catch {
    return undefined;
  }
}

function parsedExpression(expression: string): Expression {
  const known = parsed.get(expression);
  if (known) return known;

  const fresh: Expression = parse(expression);
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(expression, fresh);

  return fresh;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
