import type { RefObject } from "react";
import { useEffect, useState } from "react";

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
