import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const engines = join(import.meta.dirname, "../public/engine");

/** The build of the engine that `build-engine.mjs` has made, which is in the address of all its files. */
export function engineBuild() {
  const [build] = existsSync(engines) ? readdirSync(engines) : [];
  if (build === undefined) throw new Error("The engine has not been built: node scripts/build-engine.mjs");
  return build;
}
