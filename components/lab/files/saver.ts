interface SaverOptions<Value> {
  readonly write: (value: Value) => Promise<void>;
  /** The latest value is written. */
  readonly saved: () => void;
  readonly failed: () => void;
}

/**
 * One write at a time, the latest value next: every keystroke is kept without a queue of writes. What changes in one
 * step is written as one: the editor tells of a paste character by character, and a page may go after any write.
 */
export function createSaver<Value>({ write, saved, failed }: SaverOptions<Value>): (value: Value) => void {
  let next: { readonly value: Value } | null = null;
  let writing = false;
  const work = async () => {
    await Promise.resolve();
    while (next) {
      const { value } = next;
      next = null;
      try {
        await write(value);
        if (!next) saved();
      } catch {
        failed();
      }
    }
    writing = false;
  };
  return (value) => {
    next = { value };
    if (writing) return;
    writing = true;
    void work();
  };
}
