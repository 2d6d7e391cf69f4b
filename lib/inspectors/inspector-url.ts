import { publicUrl } from "@/lib/core/env";
import { INSPECTOR_PATH } from "@/lib/net/inspector-pass";

/** The URL that shows every request it gets. */
export function inspectorUrl(inspectorId: string): string {
  return publicUrl() + INSPECTOR_PATH + inspectorId;
}
