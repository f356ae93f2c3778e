import type { RefObject } from "react";
import { useEffect, useEffectEvent, useState } from "react";

/** How near to the window a lab comes before what it needs is fetched. */
export const near = "600px";

/** True once the element has come as near to the window as `margin` says. */
export function useNear(element: RefObject<HTMLElement | null>, margin: string): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, margin]);
  return near;
}

/** What a place in the page takes (`room.ts`), loaded once it is wanted and has come near. Null until then, and where it can't be had. */
export function useNearRoom<Room>(place: RefObject<HTMLElement | null>, load: () => Promise<Room>, wanted = true): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  const isNear = useNear(place, near);
  const begin = useEffectEvent(() => {
    load().then(setRoom, () => {
      // Without a connection there is nothing for it to show, either.
    });
  });
  useEffect(() => {
    if (isNear && wanted) begin();
  }, [isNear, wanted]);
  return room;
}
