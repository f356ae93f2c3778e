import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * Suites of CPython's tests: the modules they consist of (a release that has not got one is run without it), and the
 * start method that is the default in them.
 */
export const SUITES = {
  fork: { startMethod: "fork", modules: ["test.test_multiprocessing_fork"] },
  spawn: { startMethod: "spawn", modules: ["test.test_multiprocessing_spawn"] },
  forkserver: { startMethod: "forkserver", modules: ["test.test_multiprocessing_forkserver"] },
  futures: { startMethod: "fork", modules: ["test.test_concurrent_futures"] },
  threading: { startMethod: "fork", modules: ["test.test_threading", "test.test_thread", "test.test_threading_local"] },
};

/** Where the files of the engine's run come from; folders of it hold the helpers that all tests share. */
const NEEDED = /^test\/(support|libregrtest)\/|^test\/(__init__|[^/]*(multiprocessing|futures|thread|lock_tests|mp_)[^/]*)(\/|\.py$)/;

/** The part of the `test` package in `library` that the suites need, as files of a program. */
export function readTests(library) {
  const names = readdirSync(join(library, "test"), { recursive: true }).map((name) => `test/${name.split(sep).join("/")}`);
  return names
    .filter((name) => name.endsWith(".py") && NEEDED.test(name) && statSync(join(library, name)).isFile())
    .map((name) => ({ name, text: readFileSync(join(library, name), "utf8") }));
}

/** The suite's modules that these files have. */
export function modulesOf(suite, files) {
  const names = new Set(files.map(({ name }) => name));
  return SUITES[suite].modules.filter((module) => {
    const path = module.replaceAll(".", "/");
    return names.has(`${path}.py`) || names.has(`${path}/__init__.py`);
  });
}
