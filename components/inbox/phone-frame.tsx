import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";

type PhoneFrameProps = {
  /** Who writes to this phone. */
  name?: string;
  children: ReactNode;
};

/** A contact's phone, drawn around the messages. On a phone's own screen it would be one too many. */
export function PhoneFrame({ name, children }: PhoneFrameProps) {
  return (
    <div className="flex min-h-0 w-full flex-1 md:max-h-184 md:max-w-92 md:rounded-[3rem] md:border md:border-line-strong md:bg-raised md:p-2.5 md:shadow-overlay">
      <div className="relative flex min-h-0 w-full flex-col overflow-hidden bg-surface md:rounded-[2.4rem] md:border">
        <span
          aria-hidden="true"
          className="mx-auto mt-2.5 hidden h-5.5 w-24 shrink-0 rounded-full bg-sunken md:block"
        />
        {name && (
          <p className="hidden shrink-0 flex-col items-center gap-1 border-b px-4 pt-3 pb-2.5 text-sm md:flex">
            <Avatar name={name} size="lg" />
            <span className="max-w-full truncate font-medium">{name}</span>
          </p>
        )}
        {children}
        <span
          aria-hidden="true"
          className="mx-auto mt-1 mb-2 hidden h-1 w-28 shrink-0 rounded-full bg-line-strong md:block"
        />
      </div>
    </div>
  );
}
