import { type PageInput, pageInput } from "@/lib/core/page";

/** The `searchParams` of a page. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Which part of a list an address asks for. What is not valid in it is ignored: people edit addresses. */
export async function listQuery(searchParams: SearchParams): Promise<PageInput> {
  const { cursor } = await searchParams;
  const asked = pageInput.safeParse({ cursor });

  return asked.success ? asked.data : pageInput.parse({});
}
