import type { ReactNode } from "react";
import { LooseCable } from "@/components/ui/loose-cable";

type NoticePageProps = {
  title: string;
  /** What happened and what to do next. */
  children: ReactNode;
  actions: ReactNode;
  /** A small line to quote when asking for help. */
  reference?: string | undefined;
};

/** A whole page that says one thing: not found, or something broke. */
export function NoticePage({ title, children, actions, reference }: NoticePageProps) {
  return (
    <div className="grid min-h-[70dvh] place-items-center px-4 py-16">
      <div className="grid max-w-md justify-items-center gap-6 text-center">
        <LooseCable />
        <div className="grid gap-2">
          <h1 className="font-semibold text-xl">{title}</h1>
          <p className="text-md text-muted">{children}</p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">{actions}</div>
        {reference && <p className="font-mono text-2xs text-subtle">Reference {reference}</p>}
      </div>
    </div>
  );
}
