import { type Json, parseJson } from "@/lib/core/json";
import { didYouMean } from "@/lib/engine/closest";
import { pathLabel } from "@/lib/engine/scope";
import {
  type ExpressionCursor,
  ExpressionError,
  isAtQuote,
  readQuoted,
  take,
  takeSpace,
  takeSymbol,
  WORD,
} from "./expression-cursor";
import { FILTER_NAMES, FILTERS, type FilterName, isFilterName } from "./filters";
import { MAX_FILTERS } from "./limits";
import { type Path, takePath } from "./path";

export type Operand = { type: "path"; path: Path } | { type: "literal"; value: Json };
export type FilterCall = { name: FilterName; args: readonly Operand[] };

/** What stands between `{{` and `}}`: a value, and the filters it goes through. */
export type Expression = { source: Operand; filters: readonly FilterCall[] };

export type ParsedExpression = { ok: true; expression: Expression } | { ok: false; message: string };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_$.[-])/uy;
const NAME = /^[\p{L}\p{N}_$-]+$/u;
const CONSTANTS: Record<string, Json> = { true: true, false: false, null: null };
const MAX_SHOWN_CHARS = 60;

/** Parses the inside of a placeholder (SPEC 4). The message is a plain sentence about what is wrong. */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { ok: true, expression: readExpression({ text, at: 0 }) };
  } catch (thrown) {
    if (!(thrown instanceof ExpressionError)) throw thrown;
    return { ok: false, message: `“{{${shorten(text)}}}” ${thrown.message}` };
  }
}

function readExpression(cursor: ExpressionCursor): Expression {
  takeSpace(cursor);
  if (cursor.at === cursor.text.length) {
    throw new ExpressionError("is empty. Write what to insert, such as {{webhookBody.firstName}}.");
  }
  if (cursor.text.startsWith("{")) {
    throw new ExpressionError("has three curly braces. Write two on each side.");
  }
  const source = readOperand(cursor);
  const filters: FilterCall[] = [];
  while (takeSymbol(cursor, "|")) filters.push(readFilter(cursor));
  if (filters.length > MAX_FILTERS) throw new ExpressionError(`has more than ${MAX_FILTERS} filters.`);
  if (cursor.at < cursor.text.length) throw unexpected(cursor, source);

  return { source, filters };
}

function readFilter(cursor: ExpressionCursor): FilterCall {
  takeSpace(cursor);
  const name = take(cursor, WORD);
  if (name === "") throw new ExpressionError("needs the name of a filter after “|”, such as upper.");
  if (!isFilterName(name)) {
    throw new ExpressionError(`uses “${name}”, which is not a filter.${didYouMean(name, FILTER_NAMES)}`);
  }
  const args = takeSymbol(cursor, ":") ? readArguments(cursor) : [];
  const { minArgs, maxArgs, example } = FILTERS[name];
  if (args.length < minArgs || args.length > maxArgs) {
    const amount = args.length < minArgs ? "too little" : "too much";
    throw new ExpressionError(`gives “${name}” ${amount}. Write it like this: ${example}`);
  }

  return { name, args };
}

function readArguments(cursor: ExpressionCursor): Operand[] {
  const args: Operand[] = [];
  do {
    takeSpace(cursor);
    args.push(readOperand(cursor));
  } while (takeSymbol(cursor, ","));

  return args;
}

function readOperand(cursor: ExpressionCursor): Operand {
  if (isAtQuote(cursor)) return { type: "literal", value: readQuoted(cursor) };
  const number = take(cursor, NUMBER);
  if (number !== "") return { type: "literal", value: parseJson(number) };
  const path = takePath(cursor);
  if (path === null) throw unreadable(cursor);
  const [root] = path;
  const constant = path.length === 1 && Object.hasOwn(CONSTANTS, root) ? CONSTANTS[root] : undefined;

  return constant === undefined ? { type: "path", path } : { type: "literal", value: constant };
}

function unreadable({ text, at }: ExpressionCursor): ExpressionError {
  const found = text.slice(at).trim();
  if (found === "") return new ExpressionError("ends too early.");

  return new ExpressionError(
    `cannot be read from “${shorten(found)}” on. Write a path such as webhookBody.firstName, or text in quotes.`,
  );
}

function unexpected({ text, at }: ExpressionCursor, source: Operand): ExpressionError {
  const rest = text.slice(at).trim();
  const isNameWithSpace = source.type === "path" && !text.slice(0, at).includes("|") && NAME.test(rest);
  if (!isNameWithSpace) return new ExpressionError(`cannot be read from “${shorten(rest)}” on.`);
  const parent = source.path.length > 1 ? source.path.slice(0, -1) : ["webhookBody"];
  const meant = pathLabel([...parent, `${source.path.at(-1)} ${rest}`]);

  return new ExpressionError(`has a space in a name. Put the name in brackets and quotes: {{${meant}}}.`);
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
}
