import { JsonTextView } from "@/components/ui/json-text-view";
import { LongText } from "./long-text";

/** Longer texts are not worth sending with every refresh of a live page. */
export const MAX_INLINE_CHARS = 24 * 1024;

type TextViewProps = {
  label: string;
  text: string;
  /** Where a long text can be had. */
  href: string;
};

/** A body, an input or an output: as a tree when it is JSON, and on demand when it is long. */
export function TextView({ label, text, href }: TextViewProps) {
  if (text === "") return <p className="text-sm text-subtle">Empty.</p>;
  if (text.length > MAX_INLINE_CHARS) return <LongText label={label} href={href} sizeChars={text.length} />;

  return <JsonTextView label={label} text={text} />;
}
