import { GROUP_COLOURS, KindIcon } from "@/components/flow/nodes/kind-icon";
import { cn } from "@/components/ui/cn";
import { catalog } from "@/lib/engine/nodes/catalog";

type StoryCableProps = {
  kind: string;
  /** How it goes on from here: plugged in, still to come, or not at all. */
  cable: "solid" | "dashed" | "none";
  /** Whether the step is at work this moment. */
  isActive?: boolean;
};

/** A step's jack, and the cable that hangs from it down to the next one. */
export function StoryCable({ kind, cable, isActive }: StoryCableProps) {
  return (
    <div className="relative flex justify-center" aria-hidden="true">
      {cable !== "none" && (
        <span
          className={cn(
            "absolute top-7 bottom-0 sm:top-9 w-0 border-l-3",
            cable === "dashed" ? "border-dotted opacity-70" : "border-solid",
            cableColour(kind),
          )}
        />
      )}
      <span
        className={cn(
          "relative grid size-7 place-items-center rounded-full border-[1.5px] border-line-strong bg-raised shadow-press sm:size-9",
          isActive && "motion-safe:animate-breathe border-info",
        )}
      >
        <KindIcon kind={kind} className="size-3.5 sm:size-4.5" />
      </span>
    </div>
  );
}

/** The border takes the text's colour, which is the cable's. */
function cableColour(kind: string): string {
  const spec = Object.values(catalog).find((each) => each.kind === kind);

  return cn("border-current", spec ? GROUP_COLOURS[spec.group] : "text-line-strong");
}
