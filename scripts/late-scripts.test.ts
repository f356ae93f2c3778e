import { expect, it } from "vitest";
import { withLateScripts } from "./late-scripts.mjs";

const page = `<html><head><link rel="preload" as="script" fetchPriority="low" href="/a.js"/><script src="/a.js" async=""></script><script src="/old.js" noModule=""></script></head><body><script>self.data=1</script></body></html>`;

it("puts off the scripts that would load at once, and no others", () => {
  expect(withLateScripts(page, "start()")).toBe(
    `<html><head><script type="late" src="/a.js" async=""></script><script src="/old.js" noModule=""></script><script>start()</script></head><body><script>self.data=1</script></body></html>`,
  );
});

it("takes the loader's text as it is", () => {
  expect(withLateScripts(page, "'$&$1'")).toContain("<script>'$&$1'</script></head>");
});
