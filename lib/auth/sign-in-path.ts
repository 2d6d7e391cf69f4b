import { headers } from "next/headers";
import { ASKED_PATH } from "./asked-path";

/** The sign-in page, which leads back to the page that was asked for. */
export async function signInPath(): Promise<string> {
  const asked = (await headers()).get(ASKED_PATH);
  if (!asked || !URL.canParse(asked, "http://patchbay.invalid")) return "/sign-in";

  const url = new URL(asked, "http://patchbay.invalid");
  // Next's own, when it loads a page into another one.
  url.searchParams.delete("_rsc");

  return `/sign-in?${new URLSearchParams({ callbackUrl: url.pathname + url.search })}`;
}
