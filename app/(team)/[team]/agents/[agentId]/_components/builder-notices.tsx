"use client";

import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { ConflictNotice } from "./conflict-notice";
import { downloadFlow } from "./download-flow";

/** What the reader has to know about the draft as a whole. */
export function BuilderNotices({ agentName }: { agentName: string }) {
  const { session } = useBuilder();
  const putAside = useEditor((state) => state.putAside);
  const status = useEditor(({ save }) => save.status);

  return (
    <>
      {status.state === "refused" && (
        <FormMessage title="The last edit could not be saved" className="m-2">
          {status.errors[0]?.message ?? status.message}
        </FormMessage>
      )}
      {putAside && (
        <FormMessage
          tone="info"
          title="Your own version was put aside"
          className="m-2"
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="sm" variant="ghost" onClick={() => downloadFlow(putAside, agentName)}>
                Download
              </Button>
              <Button size="sm" variant="ghost" onClick={() => session.endPutAside({ use: false })}>
                Throw it away
              </Button>
              <Button size="sm" onClick={() => session.endPutAside({ use: true })}>
                Go back to mine
              </Button>
            </span>
          }
        >
          It is kept on this device. You see what somebody else saved.
        </FormMessage>
      )}
      {status.state === "conflict" && <ConflictNotice />}
    </>
  );
}
