import type { z } from "zod";
import type { SearchParams } from "./list-query";

/**
 * A page's filters from its address. What makes no sense there is left out, as if it had not been
 * given: an old or mistyped link still shows the list.
 *
 * @param schema one whose fields are all optional or have defaults
 */
export async function pageQuery<Schema extends z.ZodObject>(
  schema: Schema,
  searchParams: SearchParams,
): Promise<z.output<Schema>> {
  const given = Object.entries(await searchParams);
  const valid = given.filter(
    ([name, value]) => Object.hasOwn(schema.shape, name) && schema.shape[name]?.safeParse(value).success,
  );

  return schema.parse(Object.fromEntries(valid));
}

/** A page's address with filters; what is not set stays out of it. */
export function hrefWith(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(given).toString();

  return text ? `${path}?${text}` : path;
}
