import { appKey } from "@/lib/core/app-key";
import { isSameSecret } from "@/lib/core/hash";

/** Below this path live the inspectors' URLs. */
export const INSPECTOR_PATH = "/inspect/";

/** Tells our own listener that a call is ours. Never shown and never sent anywhere else. */
export const INSPECTOR_PASS = "x-patchbay-pass";

export function inspectorPassHeader(): Record<string, string> {
  return { [INSPECTOR_PASS]: appKey("inspector").toString("hex") };
}

/** Whether a call of an inspector was made by Patchbay itself. */
export function hasInspectorPass(headers: Headers): boolean {
  return isSameSecret(headers.get(INSPECTOR_PASS) ?? "", appKey("inspector").toString("hex"));
}
