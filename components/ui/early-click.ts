import type { RefObject } from "react";
import { useEffect, useEffectEvent } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * A page's scripts start at the first sign of its reader (`scripts/late-loader.js`), which may be the press of a button.
 * What this returns marks such a button until the page is awake; if it was pressed before, `act` is called then.
 */
export function useEarlyClick(button: RefObject<HTMLElement | null>, act: () => void): { readonly "data-early"?: string } {
  const hydrated = useHydrated();
  const acted = useEffectEvent(act);
  useEffect(() => {
    if (button.current?.dataset.early === "clicked") acted();
  }, [button]);
  return hydrated ? {} : { "data-early": "" };
}
