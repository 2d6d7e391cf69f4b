/** What the dialog and the confirm dialog share. */
export const scrimStyle = [
  "fixed inset-0 z-50 grid items-end justify-items-center overflow-y-auto overscroll-contain bg-scrim sm:items-center sm:p-6",
  "data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out",
].join(" ");

export const dialogStyle = [
  "relative w-full min-w-0 border border-line bg-raised shadow-overlay",
  "max-sm:rounded-t-xl max-sm:border-x-0 max-sm:border-b-0 max-sm:pb-[env(safe-area-inset-bottom)] sm:rounded-xl",
  "max-sm:data-[state=open]:animate-rise-in max-sm:data-[state=closed]:animate-rise-out",
  "sm:data-[state=open]:animate-pop-in sm:data-[state=closed]:animate-pop-out",
].join(" ");

export const dialogFooterStyle =
  "flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-3 sm:rounded-b-xl max-sm:[&>*]:flex-1";
