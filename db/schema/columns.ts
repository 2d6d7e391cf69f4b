import { customType, timestamp } from "drizzle-orm/pg-core";
import { type Json, parseJson, stringifyJson } from "@/lib/core/json";

/** Exact bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/**
 * A JSON value as text. Not `jsonb`: that refuses `\u0000` and lone surrogates, and not `json`: the
 * driver would parse it with doubles and lose digits (SPEC 4).
 */
export function jsonText<Value = Json>(name: string) {
  return customType<{ data: Value; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => stringifyJson(value),
    fromDriver: (text) => parseJson(text) as Value,
  })(name);
}

/** Text that people or other systems wrote. PostgreSQL's `text` cannot hold NUL, so it shows as ␀. */
export const safeText = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: (text) => text.replaceAll("\u0000", "\u2400"),
});

/** A moment with time zone. */
export function moment(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}
