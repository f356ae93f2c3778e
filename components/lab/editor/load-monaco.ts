import type * as monacoModule from "./monaco";

let loading: Promise<typeof monacoModule> | null = null;

/** Over half a megabyte: only when a reader is near an editor, and once for the page. A failure can be tried again. */
export function loadMonaco(): Promise<typeof monacoModule> {
  loading ??= import("./monaco").catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}
