/** Calls `repaint` when the element's colours, type or size may have become others, until `signal` ends that. */
export function watchLook(element: HTMLElement, repaint: () => void, signal: AbortSignal): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint, { signal });
  const themes = new MutationObserver(repaint);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
  // Told of, too, when the element comes to be displayed.
  const sizes = new ResizeObserver(repaint);
  sizes.observe(element);
  signal.addEventListener("abort", () => {
    themes.disconnect();
    sizes.disconnect();
  });
}
