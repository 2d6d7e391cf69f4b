import { publicUrl } from "@/lib/core/env";

/**
 * Where to go after signing in: the asked page if it is one of ours, else the start page. Never
 * another site, however the address is written.
 */
export function returnPath(callbackUrl: string | undefined): string {
  if (!callbackUrl || !URL.canParse(callbackUrl, publicUrl())) return "/";

  const { origin, pathname, search, hash } = new URL(callbackUrl, publicUrl());
  // A browser reads a path that begins with two slashes as another host.
  const isOurs = origin === new URL(publicUrl()).origin && !pathname.startsWith("//");

  return isOurs ? pathname + search + hash : "/";
}
