import { withoutSecrets } from "@/components/flow/editor/without-secrets";
import { stringifyJson } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";

/** Saves a flow as a file on the reader's device, without its secrets. */
export function downloadFlow(flow: Flow, name: string): void {
  const text = stringifyJson(withoutSecrets(flow), "  ");
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N} _-]+/gu, " ").trim() || "flow"}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
