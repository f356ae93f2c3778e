/** `npm start`: installs, builds and serves the site on PORT (3000). */
import { buildSite, installPackages } from "./setup.mjs";

installPackages();
buildSite();
const { serveSite } = await import("./serve.mjs");
const { url } = await serveSite({ port: Number(process.env.PORT ?? 3000) });
console.log(`\nInterleave is at ${url}`);
