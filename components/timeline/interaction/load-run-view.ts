import type * as runView from "../run-view";

export type RunView = typeof runView;

/** What shows a run is loaded once the reader comes near the first timeline of the page that may have one. */
const near = "600px";

let loaded: Promise<RunView> | null = null;
let begin: () => void = () => undefined;
const asked = new Promise<void>((resolve) => {
  begin = resolve;
});

/** At once: the reader has asked for something of it. A failure can be tried again. */
export function loadRunView(): Promise<RunView> {
  begin();
  loaded ??= import("../run-view").catch((cause: unknown) => {
    loaded = null;
    throw cause;
  });
  return loaded;
}

/**
 * Resolves when any timeline of the page has come near: all of them are drawn then, for some share a time axis.
 * `signal` ends the watching.
 */
export function loadRunViewNear(element: HTMLElement, signal: AbortSignal): Promise<RunView> {
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
  return asked.then(loadRunView);
}
