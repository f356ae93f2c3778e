import { openPage, CHROMIUM_ARGS } from "../harness/browsers.mjs";
import { serveHarness } from "../harness/server.mjs";
import { inEngine, request, natively } from "./sides.mjs";
const [file, runs, flags] = [process.argv[2], +process.argv[3], process.argv[4]];
if (flags) CHROMIUM_ARGS.push(`--js-flags=${flags}`);
const server = await serveHarness({});
const page = await openPage("chromium", server.url);
const asked = { ...request("pipe_round_trip.py", { warm: +(process.argv[6]??3), method: process.argv[7]??"fork" }) };
const { readFileSync } = await import("node:fs");
asked.program = { files: [{ name: "main.py", text: readFileSync(file, "utf8") }] };
for (let i = 0; i < runs; i++) {
  const v = JSON.parse((await inEngine(page, asked)).printed);
  console.log("engine", v.map((x) => x.toFixed(1)).join(" "));
  if (process.argv[5]) {const n = JSON.parse((await natively(asked)).printed);
  console.log("native", n.map((x) => x.toFixed(1)).join(" "));}
}
await page.close(); process.exit(0);
