import { LiveRefresh } from "@/components/live/live-refresh";
import { cn } from "@/components/ui/cn";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { AccessBadge } from "../../_components/access-badge";
import { AccessSwitch } from "./access-switch";
import { InspectorActions } from "./inspector-actions";

type InspectorHeadProps = {
  teamSlug: string;
  inspector: { id: string; name: string; url: string; isPublic: boolean };
  canChange: boolean;
  isEmpty: boolean;
  /** On a phone a shown request takes the room of the settings. */
  isRequestShown: boolean;
  /** Where to hear of more. */
  live: string;
};

export function InspectorHead({ teamSlug, inspector, canChange, isEmpty, ...props }: InspectorHeadProps) {
  return (
    <div className={cn("px-4 pt-5 sm:px-6 lg:px-8 lg:pt-6 lg:pb-5", props.isRequestShown ? "pb-0" : "pb-5")}>
      <PageHeader
        title={inspector.name}
        status={<LiveRefresh url={props.live} />}
        trail={[{ href: `/${teamSlug}/webhooks/inspectors`, label: "Inspectors" }]}
        actions={
          canChange && <InspectorActions teamSlug={teamSlug} inspector={inspector} isEmpty={isEmpty} />
        }
      />
      <div
        className={cn(
          "grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_24rem]",
          props.isRequestShown && "max-lg:hidden",
        )}
      >
        <Field label="URL">
          <CopyField value={inspector.url} copyLabel="Copy the URL" />
        </Field>
        {canChange ? (
          <AccessSwitch teamSlug={teamSlug} inspector={inspector} />
        ) : (
          <div className="grid content-start justify-items-start gap-1.5 text-sm">
            <span className="font-medium">Takes requests from</span>
            <AccessBadge isPublic={inspector.isPublic} />
          </div>
        )}
      </div>
    </div>
  );
}
