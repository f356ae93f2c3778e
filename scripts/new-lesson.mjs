/** `npm run new-lesson <slug>`: a lesson's folder with one of everything in it, ready to run and to be written over. */
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";

const lessons = join(import.meta.dirname, "../content/lessons");
const template = join(import.meta.dirname, "content/new-lesson");
const [slug = ""] = process.argv.slice(2);

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) fail("Usage: npm run new-lesson <slug>, in lower case with hyphens, like shared-memory.");
const folders = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const taken = folders.find((name) => name.slice(3) === slug);
if (taken) fail(`There is a lesson of this slug: content/lessons/${taken}.`);
const number = Math.max(0, ...folders.map((name) => Number(name.slice(0, 2)))) + 1;
if (number > 99) fail("A folder's number has two digits, and 99 is taken.");

const folder = `${String(number).padStart(2, "0")}-${slug}`;
cpSync(template, join(lessons, folder), { recursive: true });
console.log(`content/lessons/${folder} is there, and in the course. What next:

  npm run record -- ${folder}         runs its program and keeps the run
  npm run dev                         shows it at /lessons/${slug}
  npm run check-content -- ${folder}  says what is wrong with it

docs/authoring.md tells what may stand in it.`);

function fail(words) {
  console.error(words);
  process.exit(1);
}
