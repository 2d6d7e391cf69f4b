/** What tabs (panels of one page) and link tabs (pages of one place) share. */
export const tabListStyle = "flex gap-5 overflow-x-auto border-b [scrollbar-width:none]";

export const tabStyle = [
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap font-medium text-sm text-muted pointer-coarse:h-11",
  "transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2",
  "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full",
  "data-[state=active]:text-ink data-[state=active]:after:bg-ink aria-[current=page]:text-ink aria-[current=page]:after:bg-ink",
  "forced-colors:data-[state=active]:after:bg-[Highlight] forced-colors:aria-[current=page]:after:bg-[Highlight]",
  "disabled:opacity-45 [&_svg]:size-4",
].join(" ");
