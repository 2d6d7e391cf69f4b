import { Braces } from "lucide-react";

/** How to refer to data, below a field that can. */
export function InsertHint({ example = "webhookBody.firstName" }: { example?: string }) {
  return (
    <>
      To use data, press <Braces aria-label="Insert data" className="-mt-0.5 inline size-3.5" /> or write{" "}
      <code className="whitespace-nowrap font-mono text-xs">{`{{${example}}}`}</code>.
    </>
  );
}
