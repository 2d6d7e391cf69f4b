"use client";

import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { saveLabel } from "@/components/flow/editor/save-label";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { StatusDot } from "@/components/ui/status-dot";

/** Where the latest edits are kept. Says more when pressed, once there is more to say. */
export function SaveState() {
  const { saver } = useBuilder();
  const { status, isKeptOnDevice, isOnline } = useEditor(({ save }) => save);
  const { text, tone, detail, isBusy } = saveLabel({ status, isKeptOnDevice, isOnline });
  const look = "flex h-7 items-center gap-1.5 whitespace-nowrap rounded-sm px-1.5 text-muted text-xs";
  const words = (
    <>
      <StatusDot tone={tone} isActive={isBusy} />
      <span className={cn(detail === null && "max-sm:sr-only")}>{text}</span>
    </>
  );

  return (
    // Only trouble is read out: “Saving…” after each word would drown everything else.
    <div role="status" aria-live={detail ? "polite" : "off"}>
      {detail === null ? (
        <p className={look}>{words}</p>
      ) : (
        <Popover>
          <PopoverTrigger className={cn(look, "hover:bg-hover")}>{words}</PopoverTrigger>
          <PopoverContent aria-label={text} className="grid gap-3">
            <p>{detail}</p>
            {status.state === "retrying" && (
              <Button size="sm" className="justify-self-start" onClick={() => saver.retryNow()}>
                Try now
              </Button>
            )}
            {status.state === "outdated" && (
              <Button size="sm" className="justify-self-start" onClick={() => window.location.reload()}>
                Reload
              </Button>
            )}
          </PopoverContent>
        </Popover>
      )}
    </div>
  );
}
