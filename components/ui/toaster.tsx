"use client";

import { Toaster as Sonner } from "sonner";
import { Spinner } from "./spinner";
import { StatusDot } from "./status-dot";

/** Once, in the root layout. Show a toast with `import { toast } from "sonner"`. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      className="[--border-radius:10px] [--width:22rem]"
      // Above the tab bar of small screens.
      mobileOffset={{ bottom: "calc(4.5rem + env(safe-area-inset-bottom))" }}
      icons={{
        success: <StatusDot tone="success" className="size-4" />,
        error: <StatusDot tone="danger" className="size-4" />,
        warning: <StatusDot tone="waiting" className="size-4" />,
        info: <StatusDot tone="info" className="size-4" />,
        loading: <Spinner />,
      }}
      toastOptions={{
        classNames: {
          toast: "!items-start !gap-2.5 !border-line !bg-raised !p-3.5 !font-sans !text-ink !shadow-float",
          icon: "!m-0 !mt-0.5",
          title: "!font-medium !text-sm",
          description: "!text-muted !text-sm",
          actionButton: "!rounded-sm !bg-ink !font-medium !text-on-ink",
          cancelButton: "!rounded-sm !bg-sunken !text-ink",
        },
      }}
    />
  );
}
