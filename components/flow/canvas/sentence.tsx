import type { SentencePart } from "@/components/flow/editor/card-sentence";

/** A sentence with the names of its values set apart. */
export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map(({ type, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the order is all that tells the parts of a sentence apart
    if (type === "words") return <span key={index}>{text}</span>;

    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        className="rounded-xs border border-line bg-sunken px-1 py-px font-mono text-[0.6875rem] text-ink"
      >
        {text}
      </span>
    );
  });
}
