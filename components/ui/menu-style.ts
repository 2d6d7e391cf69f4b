/** What selects, menus and popovers share: the floating panel and its rows. */
export const menuStyle = [
  "z-50 min-w-40 max-w-[calc(100vw-1rem)] overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1 text-ink shadow-float",
  "data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out",
].join(" ");

export const menuItemStyle = [
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2.5 py-1 text-sm pointer-coarse:min-h-11",
  "data-highlighted:bg-hover focus-visible:-outline-offset-2",
  "data-disabled:pointer-events-none data-disabled:opacity-45",
  "[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-subtle",
].join(" ");

export const menuLabelStyle = "px-2.5 pt-2 pb-1 text-xs text-subtle";
