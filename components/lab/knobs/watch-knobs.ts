import { programOrder } from "../files/file-list";
import type { LabModel } from "../model/lab-model";
import type { Value } from "./knobs";
import { type SharedKnob, sharedKnobs, turned } from "./shared-knobs";

/** The knobs of labs that are run as one, as their programs are now. */
interface WatchedKnobs {
  subscribe(changed: () => void): () => void;
  /** The same until a program has changed. */
  read(): readonly SharedKnob[];
  turn(key: string, value: Value): void;
  /** The reader has left the knobs: their line is lit up no more. */
  leave(): void;
}

export function watchKnobs(labs: readonly LabModel[]): WatchedKnobs {
  let texts: readonly string[] = [];
  let knobs: readonly SharedKnob[] = [];
  return {
    subscribe(changed) {
      const ends = labs.map(({ files }) => files.store.subscribe(changed));
      return () => {
        for (const end of ends) end();
      };
    },
    read() {
      const now = labs.map((lab) => mainFile(lab)?.text ?? "");
      if (now.some((text, index) => text !== texts[index])) {
        texts = now;
        knobs = sharedKnobs(now);
      }
      return knobs;
    },
    turn(key, value) {
      for (const lab of labs) {
        const file = mainFile(lab);
        const next = file && turned(file.text, key, value);
        if (!next) continue;
        lab.files.edit(file.name, next.text);
        lab.view.setState({ turned: { file: file.name, line: next.line } });
      }
    },
    leave() {
      for (const { view } of labs) view.setState({ turned: null });
    },
  };
}

const mainFile = ({ files }: LabModel) => programOrder(files.store.getState().files)[0];
