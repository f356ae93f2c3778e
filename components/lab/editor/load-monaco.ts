import { breathe } from "./breathe";
import type * as monacoModule from "./monaco";

let loading: Promise<typeof monacoModule> | null = null;

/** Over half a megabyte: only when a reader reaches for an editor, and once for the page. A failure can be tried again. */
export function loadMonaco(): Promise<typeof monacoModule> {
  loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}

/** In pieces, so that the page answers in between. */
async function load(): Promise<typeof monacoModule> {
  const { translatePatterns } = await import("./python-tokens");
  await translatePatterns();
  const monaco = await import("./monaco");
  await breathe();
  return monaco;
}
