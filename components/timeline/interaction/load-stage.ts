import type { createStage } from "./stage";

/** The picture is drawn by code that is loaded once the reader comes near the first timeline of the page. */
const near = "600px";

type StageModule = { readonly createStage: typeof createStage };
let loaded: Promise<StageModule> | null = null;
let begin: () => void = () => undefined;
const asked = new Promise<void>((resolve) => {
  begin = resolve;
});

/**
 * Resolves when any timeline of the page has come near: all of them are drawn then, for some share a time axis.
 * `signal` ends the watching.
 */
export function loadStageNear(element: HTMLElement, signal: AbortSignal): Promise<StageModule> {
  if (typeof IntersectionObserver === "undefined") begin();
  else {
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        begin();
        watch.disconnect();
      },
      { rootMargin: near },
    );
    watch.observe(element);
    signal.addEventListener("abort", () => watch.disconnect());
  }
  return asked.then(() => (loaded ??= import("./stage")));
}
