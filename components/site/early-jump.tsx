"use client";

import { useEffect } from "react";

/**
 * Next reads the address as it begins to wake the page and writes it once that is done, over a heading's that the reader jumped
 * to meanwhile. The loader keeps the last such jump (`scripts/late-loader.js`).
 */
export function EarlyJump() {
  useEffect(() => {
    const { jump } = document.documentElement.dataset;
    if (jump === undefined || jump === location.hash) return;
    // Next hears of it by a `replaceState` of its own, which it puts in place by an effect that comes after this one.
    queueMicrotask(() => history.replaceState(null, "", jump));
  }, []);
  return null;
}
