import type { OutputChunk } from "@/workers";
import { tid } from "@/workers";
import type { OutputModel } from "../output/output-model";

/** What a run printed, piece by piece as the terminal shows it: without what was written over. */
export function printedChunks(output: OutputModel): readonly OutputChunk[] {
  const lines = Array.from({ length: output.lineCount }, (_, index) => output.line(index));
  return lines.flatMap((line) =>
    (line?.segments ?? []).flatMap(({ pid, source, text, newline, firstSequence, firstTime }): readonly OutputChunk[] => {
      if (source === "stdin") return [];
      return [{ pid, tid: tid(1), stream: source, text: newline ? `${text}\n` : text, sequence: firstSequence, time: firstTime }];
    }),
  );
}
