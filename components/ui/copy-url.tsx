import { CopyButton } from "./copy-button";

type CopyUrlProps = {
  url: string;
  /** What the button copies, in words: "Copy the URL of “Orders”". */
  copyLabel: string;
};

/** A URL in a list. All of ours begin alike, so the path is shown; all of it is copied. */
export function CopyUrl({ url, copyLabel }: CopyUrlProps) {
  return (
    <span className="flex min-w-0 items-center gap-0.5">
      <span className="truncate font-mono text-xs" title={url}>
        {new URL(url).pathname}
      </span>
      <CopyButton value={url} label={copyLabel} size="sm" className="-my-1" />
    </span>
  );
}
