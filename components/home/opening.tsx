import { OpeningLab } from "@/components/lab";
import { TimelinePicture } from "@/components/timeline";
import type { Opening as OpeningProgram } from "@/content/opening";
import { type Recording, readRecording } from "@/workers/trace/format";
import { coloursOf, recordingUrl } from "@/components/program";

/** The program that the home page begins with, colours, its recorded run at hand. */
export async function Opening({ opening: { title, file, processes, recording } }: { readonly opening: OpeningProgram }) {
  return (
    <OpeningLab
      title={title}
      file={file}
      colours={await coloursOf(file.text)}
      processes={processes}
      recording={recording === null ? undefined : recordingUrl("opening", "naps")}
      still={recording !== null && <StillPicture recording={await readRecording(recording)} />}
    />
  );
}

function StillPicture({ recording }: { readonly recording: Recording }) {
  return (
    <figure className="size-full py-3 text-left">
      <figcaption className="text-small">recorded</figcaption>
      <div className="h-[calc(100%-1.5rem)] opacity-60 [&>svg]:size-full">
        <TimelinePicture trace={recording.trace} width={1160} height={110} label="A recorded run of this program" />
      </div>
    </figure>
  );
}
