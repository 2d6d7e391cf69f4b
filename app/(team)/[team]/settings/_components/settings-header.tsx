import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { Actor } from "@/lib/auth/actor";

type SettingsHeaderProps = {
  teamSlug: string;
  actor: Actor;
  /** Beside the title. */
  status?: ReactNode;
};

export function SettingsHeader({ teamSlug, actor, status }: SettingsHeaderProps) {
  return (
    <>
      <PageHeader title="Settings" status={status} />
      <LinkTabs
        label="Settings"
        className="-mt-2 mb-6"
        tabs={[
          { href: `/${teamSlug}/settings`, label: "General" },
          { href: `/${teamSlug}/settings/api`, label: "API" },
          ...(actor.permissions.has("system:read")
            ? [{ href: `/${teamSlug}/settings/system`, label: "System" }]
            : []),
        ]}
      />
    </>
  );
}
