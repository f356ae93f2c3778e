import { readdirSync } from "node:fs";
import { join } from "node:path";

const lessons = readdirSync(join(import.meta.dirname, "../../content/lessons")).filter((name) => /^\d\d-/.test(name));

/** The pages of the built site that are measured: all there are. */
export const PATHS = ["/", ...lessons.map((folder) => `/lessons/${folder.slice("07-".length)}`), "/playground"];
