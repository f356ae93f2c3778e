import type { RefObject } from "react";
import { useEffect, useEffectEvent } from "react";
import { useHydrated } from "./use-hydrated";

/** Marks what is worth pressing before the page is awake. */
export interface EarlyMark {
  readonly "data-early"?: string;
}

/**
 * A page's scripts start at the first sign of its reader (`scripts/late-loader.js`), which may be a click or Enter on this
 * element. What this returns marks it until the page is awake; if it was pressed before, `act` is called then.
 */
export function useEarlyClick(element: RefObject<HTMLElement | null>, act: (byKeys: boolean) => void): EarlyMark {
  const hydrated = useHydrated();
  const acted = useEffectEvent(act);
  useEffect(() => {
    const how = element.current?.dataset.early;
    // From now on it acts by itself.
    delete element.current?.dataset.early;
    if (how) acted(how === "Enter");
  }, [element]);
  return hydrated ? {} : { "data-early": "" };
}
