import type { RefObject } from "react";
import { useEffect, useState } from "react";

/** How near the window counts, and how long the reader must have done nothing. */
const near = "200px";
const idleMs = 10_000;

const reaching = ["pointerenter", "pointerdown", "focusin"] as const;
const doing = ["pointermove", "pointerdown", "keydown", "wheel", "scroll"] as const;

interface NetworkInformation {
  readonly saveData?: boolean;
}

/**
 * Whether the reader has reached for this element, or has been reading near it for a while. Where data costs money only
 * the first counts. The second value starts over or says that it is reached for.
 */
export function useReach(element: RefObject<HTMLElement | null>): readonly [boolean, (reached: boolean) => void] {
  const [reached, setReached] = useState(false);

  useEffect(() => {
    const place = element.current;
    if (!place || reached) return;
    const listening = new AbortController();
    const { signal } = listening;
    const reach = () => setReached(true);
    for (const event of reaching) place.addEventListener(event, reach, { signal, passive: true });

    const { connection } = navigator as Navigator & { readonly connection?: NetworkInformation };
    if (connection?.saveData) return () => listening.abort();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isNear = false;
    const wait = () => {
      clearTimeout(timer);
      if (isNear) timer = setTimeout(reach, idleMs);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        isNear = entries.at(-1)?.isIntersecting ?? false;
        wait();
      },
      { rootMargin: near },
    );
    observer.observe(place);
    for (const event of doing) window.addEventListener(event, wait, { signal, passive: true, capture: true });
    return () => {
      listening.abort();
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [element, reached]);

  return [reached, setReached];
}
