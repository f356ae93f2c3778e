/* In each page's head: starts its scripts when the reader stirs, or has looked on for a while. */
(() => {
  /* Longer than a page needs to be still for its loading to count as over. */
  const STILL_MS = 6000;
  const PREFETCH_MS = 500;
  const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel", "scroll", "focusin"];
  const scripts = () => document.querySelectorAll('script[type="late"]');
  const data = () => document.querySelector('script[type="late-data"]').src;

  const ask = (rel, as, href) => document.head.append(Object.assign(document.createElement("link"), { rel, as, href }));

  let begun = false;
  const start = async () => {
    if (begun) return;
    begun = true;
    document.documentElement.dataset.awake = "";
    for (const { src } of scripts()) ask("preload", "script", src);
    const response = await fetch(data()).catch(() => undefined);
    /* Without a connection: the next sign tries again. */
    begun = response?.ok === true;
    if (!begun) return;
    for (const sign of SIGNS) removeEventListener(sign, start, true);
    /* As Next looks for it. */
    self.__next_f = await response.json();
    for (const late of scripts()) {
      const script = document.createElement("script");
      script.async = true;
      // As it is written: by that the bundler's runtime knows its own files.
      script.setAttribute("src", late.getAttribute("src"));
      late.replaceWith(script);
    }
  };
  for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: true });

  addEventListener("load", () => {
    setTimeout(() => {
      ask("prefetch", "fetch", data());
      for (const { src } of scripts()) ask("prefetch", "script", src);
    }, PREFETCH_MS);
    setTimeout(start, STILL_MS);
  });

  /* `components/site/early-jump.tsx` asks for the last one. */
  addEventListener("hashchange", ({ newURL }) => {
    document.documentElement.dataset.jump = new URL(newURL).hash;
  });

  /* What is pressed before it can do anything does it once it can (`components/ui/early-click.ts`). */
  let program = null;
  const note = (target, how) => {
    const pressed = target instanceof Element ? target.closest("[data-early]") : null;
    if (!pressed) return false;
    pressed.dataset.early = how;
    if (!pressed.matches(".code-block") || target.closest("button")) return false;
    /* What is typed then is kept, until the editor's own listener takes it (`components/lab/editor/early-input.ts`). */
    program = pressed;
    program.dataset.typed ??= "";
    return true;
  };
  const type = (key) => {
    const { dataset } = program;
    if (key === "Escape") {
      dataset.early = "";
      delete dataset.typed;
    } else if (key === "Backspace") dataset.typed = dataset.typed.slice(0, -1);
    else dataset.typed += { Enter: "\n", Tab: "    " }[key] ?? ([...key].length === 1 ? key : "");
  };
  addEventListener("click", ({ target }) => note(target, "click"), true);
  addEventListener(
    "keydown",
    (event) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (target === program && program.dataset.typed !== undefined && !ctrlKey && !metaKey && !altKey) {
        event.preventDefault();
        return type(key);
      }
      if (key === "Enter" && note(target, "Enter")) event.preventDefault();
      // The search's own keys (`components/search/search-keys.ts`).
      const search = document.querySelector("[data-early][aria-keyshortcuts]");
      if (!search || !(key === "/" ? !target.closest?.("input, textarea, select") : key === "k" && (ctrlKey || metaKey))) return;
      event.preventDefault();
      note(search, "click");
    },
    true,
  );
})();
