import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/**
 * What each room may import of its neighbours: everything that is not named is refused. Outside, one direction:
 * app → components → content and workers/index.ts.
 */
const doors = {
  ".": {
    app: [
      "app",
      ...["clinic", "glossary", "home", "lab", "lesson", "progress", "question", "review", "shell", "site", "ui"].map(
        (room) => `components/${room}/index.ts`,
      ),
      "content",
      "workers/index.ts",
    ],
    components: [
      "components",
      "content",
      "workers/index.ts",
      "workers/trace/index.ts",
      "workers/trace/format/index.ts",
      "workers/trace/orderings/index.ts",
      "workers/grading/index.ts",
      "workers/trace/trace.test-support.ts",
      "e2e/engine/cases/here",
    ],
    content: ["content", "workers/index.ts", "workers/grading/index.ts"],
    workers: ["workers"],
  },
  // The kernel runs in Node, without Pyodide and without workers; only its protocol is known outside an interpreter's worker.
  workers: {
    api: ["api"],
    kernel: ["api", "kernel"],
    trace: ["api", "trace"],
    grading: ["api", "trace/index.ts", "grading"],
    shared: ["api", "kernel", "shared"],
    "interpreter/pyodide": ["api", "kernel", "shared", "interpreter/pyodide"],
    "interpreter/emscripten": ["api", "kernel", "shared", "interpreter/pyodide", "interpreter/emscripten"],
    "interpreter/process": ["api", "kernel", "shared", "interpreter"],
    supervisor: ["api", "kernel", "shared", "interpreter/process/protocol.ts", "supervisor"],
    page: ["api", "kernel", "shared", "supervisor/protocol.ts", "page"],
  },
  // Each room of the page has one door, its index.
  components: {
    site: ["site"],
    ui: ["ui"],
    process: ["process"],
    engine: ["engine", "site/index.ts"],
    progress: ["progress"],
    timeline: ["timeline", "process/index.ts", "ui/index.ts"],
    lab: [
      "lab",
      "engine/index.ts",
      "engine/fake-engine.test-support.ts",
      ...["timeline", "process", "progress", "site", "ui"].map((room) => `${room}/index.ts`),
    ],
    pointing: ["pointing", ...["lab", "timeline", "ui"].map((room) => `${room}/index.ts`)],
    question: ["question", ...["lab", "progress", "ui"].map((room) => `${room}/index.ts`)],
    program: ["program", ...["lab", "site"].map((room) => `${room}/index.ts`)],
    home: ["home", ...["lab", "program", "progress", "site", "timeline", "ui"].map((room) => `${room}/index.ts`)],
    review: ["review", ...["progress", "question", "site", "ui"].map((room) => `${room}/index.ts`)],
    lesson: [
      "lesson",
      ...["lab", "pointing", "process", "program", "question", "site", "timeline", "ui"].map((room) => `${room}/index.ts`),
    ],
    glossary: ["glossary", ...["lesson", "site", "ui"].map((room) => `${room}/index.ts`)],
    clinic: ["clinic", ...["lab", "lesson", "program", "site"].map((room) => `${room}/index.ts`)],
    search: ["search", ...["site", "ui"].map((room) => `${room}/index.ts`)],
    shell: ["shell", ...["engine", "search", "site", "ui"].map((room) => `${room}/index.ts`)],
  },
  "workers/kernel": {
    memory: ["memory"],
    logs: ["memory", "logs"],
    files: ["memory", "files"],
    ipc: ["memory", "files", "ipc"],
    processes: ["memory", "processes"],
  },
};

const zonesOf = (house) =>
  Object.entries(doors[house]).map(([room, allowed]) => ({
    target: `./${house}/${room}`,
    from: `./${house}`,
    except: [...allowed, ...(house === "." ? ["node_modules"] : [])].map((path) => `./${path}`),
    message: `${room} may import ${allowed.join(", ")}.`,
  }));

const config = [
  { ignores: [".next/**", "out/**", "public/**", "next-env.d.ts", ".cache/**", "test-results/**"] },
  ...next,
  ...typescript,
  {
    rules: {
      "import/no-anonymous-default-export": "off",
      "import/no-restricted-paths": ["error", { zones: Object.keys(doors).flatMap(zonesOf) }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // A test may put together what its room may not.
    files: ["**/*.test.*", "**/*.test-support.*", "**/*.test-worker.*"],
    rules: { "import/no-restricted-paths": ["error", { zones: zonesOf(".") }] },
  },
  {
    files: ["workers/**", "scripts/**", "e2e/engine/**"],
    rules: {
      // No React and no CommonJS here: `use` is a word, and so is `module`.
      "react-hooks/rules-of-hooks": "off",
      "@next/next/no-assign-module-variable": "off",
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["react", "react-dom", "next", "next/*"], message: "no React in the engine." }] },
      ],
    },
  },
  {
    files: ["workers/kernel/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["react", "next", "pyodide", "pyodide/*", "comlink"] }] },
  },
];

export default config;
