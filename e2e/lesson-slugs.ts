import { readdirSync } from "node:fs";

/** The address of every lesson, in order. */
export const lessonSlugs = readdirSync("content/lessons")
  .filter((name) => /^\d\d-/.test(name))
  .map((folder) => folder.slice("07-".length));
