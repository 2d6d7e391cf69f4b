import { cn } from "./cn";

const SIZES = { sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-10 text-base" } as const;

type AvatarProps = { name: string; size?: keyof typeof SIZES; className?: string };

/** Initials. Decorative: the name stands beside it or in the label of its button. */
export function Avatar({ name, size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid shrink-0 select-none place-items-center rounded-full border border-line-strong bg-neutral-soft font-semibold text-muted",
        SIZES[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

/** The first letters of the first and the last word: "Ada King Lovelace" is AL. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;

  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
