import type { LabModel } from "../model/lab-model";
import { nothingChosen } from "../model/view-store";
import { isLive } from "../run/phase";

/** Another program has been opened: what the last run left goes, and the reader is told. */
export function otherProgram({ runs, view }: LabModel): void {
  const { program, phase } = runs.store.getState();
  const name = program?.files[0]?.name ?? "the program before";
  runs.forget(
    isLive(phase)
      ? `This is still the run of ${name}, which was started before you opened another program.`
      : `What ${name} had printed is gone from here, since you opened another program. Press Run to run that.`,
  );
  view.setState(nothingChosen);
}
