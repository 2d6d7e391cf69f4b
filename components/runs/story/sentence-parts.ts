import { type SentencePart, valueLabel } from "@/components/flow/editor/card-sentence";
import { parseTemplate, soleSegment } from "@/lib/engine/template/template";

/** What the engine writes for a value that was not there. */
const MISSING = /(\{\{[^{}]*\}\}) \(nothing\)/;

/**
 * A run's sentence in pieces: what was missing stands in it as it was written, in braces, and is shown by
 * its readable name. Braces that came with the data stay as they are.
 */
export function sentenceParts(sentence: string): SentencePart[] {
  // `split` hands out what the group caught at every second place.
  return sentence.split(MISSING).flatMap((text, index): SentencePart[] => {
    if (index % 2 === 1) return [{ type: "value", text: `${labelOf(text)}: nothing` }];
    return text === "" ? [] : [{ type: "words", text }];
  });
}

function labelOf(placeholder: string): string {
  const segment = soleSegment(parseTemplate(placeholder));

  return segment?.type === "placeholder" ? valueLabel(segment.expression) : placeholder;
}
