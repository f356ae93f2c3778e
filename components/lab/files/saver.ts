/** One write at a time, the latest value next: every keystroke is kept without a queue of writes. */
export function createSaver<Value>(write: (value: Value) => Promise<void>, failed: () => void): (value: Value) => void {
  let next: { readonly value: Value } | null = null;
  let writing = false;
  const work = async () => {
    writing = true;
    while (next) {
      const { value } = next;
      next = null;
      try {
        await write(value);
      } catch {
        failed();
      }
    }
    writing = false;
  };
  return (value) => {
    next = { value };
    if (!writing) void work();
  };
}
