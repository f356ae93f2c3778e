/** All in CSS pixels from the top left of the element. */
export interface GestureTarget {
  pan(pixels: number): void;
  zoom(factor: number, x: number): void;
  /** The mouse is at a point of the element, or has left it. */
  hover(point: { readonly x: number; readonly y: number } | null): void;
  click(point: { readonly x: number; readonly y: number }): void;
}

/** A press that moves less than this is a click. */
const clickSlack = 4;
const wheelLine = 16;
const zoomPerPixel = 0.0022;

/**
 * Mouse, wheel, touch and pen on the timeline. Vertical scrolling stays the browser's own
 * (`touch-action: pan-y`), so the page never gets stuck under a finger. Returns the function that ends it.
 */
export function listenForGestures(element: HTMLElement, target: GestureTarget): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let pressed: { x: number; y: number } | null = null;
  let dragging = false;

  const pointOf = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const wheel = (event: WheelEvent) => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? wheelLine : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      target.zoom(Math.exp(event.deltaY * unit * zoomPerPixel), pointOf(event).x);
      return;
    }
    // Chromium turns Shift + wheel into deltaX by itself; others don't.
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (sideways === 0 || (!event.shiftKey && Math.abs(event.deltaY) > Math.abs(sideways))) return;
    event.preventDefault();
    target.pan(sideways * unit);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const point = pointOf(event);
    // The scrollbar is the browser's.
    if (point.x > element.clientWidth) return;
    pointers.set(event.pointerId, point);
    pressed = pointers.size === 1 ? point : null;
    dragging = false;
  };

  const movePointer = (event: PointerEvent) => {
    const point = pointOf(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") target.hover(point);
      return;
    }
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) pinch(before, point, other);
    } else {
      if (!dragging && pressed && Math.hypot(point.x - pressed.x, point.y - pressed.y) < clickSlack) return;
      if (!dragging) element.setPointerCapture(event.pointerId);
      dragging = true;
      target.hover(null);
      target.pan(before.x - point.x);
      if (event.pointerType === "mouse") element.scrollTop += before.y - point.y;
    }
    pointers.set(event.pointerId, point);
  };

  const pinch = (before: { x: number }, now: { x: number }, other: { x: number }) => {
    dragging = true;
    pressed = null;
    const apartBefore = Math.max(20, Math.abs(before.x - other.x));
    const apartNow = Math.max(20, Math.abs(now.x - other.x));
    target.zoom(apartBefore / apartNow, (before.x + other.x) / 2);
    target.pan((before.x - now.x) / 2);
  };

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    if (!dragging && pressed && event.type === "pointerup") target.click(pressed);
    if (pointers.size === 0) {
      pressed = null;
      dragging = false;
    }
  };

  const leave = () => target.hover(null);

  const ending = new AbortController();
  const { signal } = ending;
  // React listens to wheel passively, and could not keep the page from zooming.
  element.addEventListener("wheel", wheel, { passive: false, signal });
  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", movePointer, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", up, { signal });
  element.addEventListener("pointerleave", leave, { signal });
  return () => ending.abort();
}
