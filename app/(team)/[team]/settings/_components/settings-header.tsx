import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";

export function SettingsHeader({ teamSlug }: { teamSlug: string }) {
  return (
    <>
      <PageHeader title="Settings" />
      <LinkTabs
        label="Settings"
        className="-mt-2 mb-6"
        tabs={[
          { href: `/${teamSlug}/settings`, label: "General" },
          { href: `/${teamSlug}/settings/api`, label: "API" },
        ]}
      />
    </>
  );
}
