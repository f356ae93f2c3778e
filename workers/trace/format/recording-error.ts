/** Why a file can't be read as a run. */
export type RecordingFault =
  /** It is something else. */
  | "not-a-recording"
  /** It is one of another version of this format. */
  | "other-version"
  /** Its end is missing. */
  | "cut"
  /** It holds more than is read: `MAX_BYTES`. */
  | "too-large"
  /** What it says can't be. */
  | "damaged";

export class RecordingError extends Error {
  override readonly name = "RecordingError";

  constructor(
    readonly fault: RecordingFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}
