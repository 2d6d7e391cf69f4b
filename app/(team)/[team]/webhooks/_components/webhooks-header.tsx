import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";

type WebhooksHeaderProps = {
  teamSlug: string;
  actions: ReactNode;
  /** What the word of this tab means, and where the other one is (R6). */
  children: ReactNode;
};

export function WebhooksHeader({ teamSlug, actions, children }: WebhooksHeaderProps) {
  return (
    <>
      <PageHeader title="Webhooks" actions={actions} />
      <LinkTabs
        label="Webhooks"
        className="-mt-2"
        tabs={[
          { href: `/${teamSlug}/webhooks`, label: "Agent webhooks" },
          { href: `/${teamSlug}/webhooks/inspectors`, label: "Inspectors" },
        ]}
      />
      <p className="max-w-prose py-5 text-md text-muted">{children}</p>
    </>
  );
}
