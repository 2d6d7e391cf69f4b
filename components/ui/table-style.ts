import { cva } from "class-variance-authority";

/** A grid with subgrid rows: unlike table rows these can be positioned, which the row links need. */
export const tableStyle =
  "block w-full text-sm @2xl:grid @2xl:min-w-(--table-min) @2xl:grid-cols-(--table-columns)";

export const headStyle = cva("hidden @2xl:col-span-full @2xl:grid @2xl:grid-cols-subgrid", {
  variants: {
    // Inside a region that scrolls sideways it could only stick to that region.
    isPinned: {
      true: "sticky top-(--shell-top,0px) z-10 rounded-t-lg border-b bg-surface",
      false: "border-b bg-surface",
    },
  },
});

export const rowStyle = cva(
  [
    "relative col-span-full flex flex-wrap items-baseline gap-x-4 gap-y-1.5 px-4 py-3.5",
    // Below the title and its corner a new line begins.
    "before:order-2 before:w-full before:content-[''] @2xl:before:hidden",
    "@2xl:grid @2xl:grid-cols-subgrid @2xl:items-center @2xl:gap-0 @2xl:p-0",
    "[&:not(:last-child)]:border-b last:rounded-b-lg",
  ],
  {
    variants: {
      isLink: {
        true: "transition-colors duration-75 hover:bg-hover has-[[data-row-link]:active]:bg-pressed",
        false: "",
      },
    },
  },
);

export const cellStyle = cva("min-w-0 @2xl:order-none @2xl:w-auto @2xl:px-4 @2xl:py-2.5", {
  variants: {
    place: {
      head: "flex items-center whitespace-nowrap py-2 text-start font-medium text-subtle text-xs @2xl:py-2",
      title: "order-1 flex-1 text-start font-medium",
      corner: "order-1 shrink-0 self-start @2xl:self-auto",
      inline:
        "order-3 flex max-w-full items-baseline gap-1.5 text-muted *:min-w-0 before:text-subtle before:text-xs before:content-[attr(data-label)] @2xl:block @2xl:before:hidden",
      line: "order-3 flex w-full items-baseline gap-1.5 text-muted *:min-w-0 before:shrink-0 before:text-subtle before:text-xs before:content-[attr(data-label)] @2xl:block @2xl:before:hidden",
      plain: "order-3 w-full text-muted",
      hidden: "hidden @2xl:block @2xl:text-muted",
    },
    align: { start: "", end: "@2xl:justify-end @2xl:justify-self-end @2xl:text-end" },
  },
  compoundVariants: [
    // Whatever else can be clicked lies above the link that covers the row.
    {
      place: ["corner", "inline", "line", "plain", "hidden"],
      className: "[&_:is(a,button)]:relative [&_:is(a,button)]:z-1",
    },
  ],
});

/** The link in the first cell covers its row. */
export const linkStyle =
  "after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-signal after:rounded-[inherit]";
