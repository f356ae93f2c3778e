import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import createMDX from "@next/mdx";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import { wordsToMark } from "./content/glossary/terms.mjs";
import { engineBuild } from "./scripts/engine-build.mjs";

/** Cross-origin isolation: without these two, browsers give no SharedArrayBuffer. `scripts/serve.mjs` sends them, too. */
const isolation = [
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Embedder-Policy", value: "require-corp" },
];

/** @type {import('next').NextConfig} */
const config = {
  pageExtensions: ["ts", "tsx"],
  reactStrictMode: true,
  experimental: {
    // Few large chunks: what a page needs at once compresses better as one (8 KB of brotli here), and is one request.
    turbopackChunking: { firstPageLoadPriority: 1, requestCost: 1e7, minChunkSize: 1e6, maxMergeChunkSize: 1e7 },
  },
  // `npm test` checks the types, of tests too; a build for readers need not.
  typescript: { ignoreBuildErrors: true },
  basePath: process.env.BASE_PATH ?? "",
};

const inContent = (path) => fileURLToPath(new URL(`content/${path}`, import.meta.url));
const terms = wordsToMark(readFileSync(inContent("glossary/glossary.yaml"), "utf8"));

// Turbopack wants plugins by name, as it can't pass functions to its loaders.
const withMDX = createMDX({
  options: {
    remarkPlugins: ["remark-gfm", "remark-frontmatter", "remark-mdx-frontmatter", [inContent("glossary/remark-terms.mjs"), { terms }]],
  },
});

/** A build is a folder of static files, `out/`; only the development server sends headers itself. */
export default function nextConfig(phase) {
  /** @type {import('next').NextConfig} */
  const own =
    phase === PHASE_DEVELOPMENT_SERVER
      ? { headers: async () => [{ source: "/:path*", headers: isolation }] }
      : { output: "export", trailingSlash: false };
  const env = { NEXT_PUBLIC_BASE_PATH: config.basePath, NEXT_PUBLIC_ENGINE_BUILD: engineBuild() };
  return withMDX({ ...config, ...own, env });
}
