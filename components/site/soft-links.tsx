"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { pageOfClick, pageOfLink } from "./page-of-click";

/**
 * Has every link within the site followed without a new document, those of a lesson's text, too: interpreters that are warm
 * stay so. What a reader points at or comes to is fetched before they press it.
 */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const page = pageOfClick(event);
      if (page === null) return;
      event.preventDefault();
      router.push(page);
    };
    const fetchEarly = ({ target }: Event) => {
      const page = pageOfLink(target);
      if (page !== null) router.prefetch(page);
    };
    // The window hears of a click last: whoever has something else in mind with it has said so by then.
    addEventListener("click", follow);
    addEventListener("pointerover", fetchEarly, { passive: true });
    addEventListener("focusin", fetchEarly);
    return () => {
      removeEventListener("click", follow);
      removeEventListener("pointerover", fetchEarly);
      removeEventListener("focusin", fetchEarly);
    };
  }, [router]);
  return null;
}
