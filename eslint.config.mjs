import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** One direction: app → components → content and workers/index.ts; inside workers: supervisor, interpreter, client → kernel. */
const zones = [
  { target: "./components", from: "./app", message: "components never import routes." },
  { target: "./content", from: ["./app", "./components"], message: "content knows no components; MDX gets them from the page." },
  { target: "./workers", from: ["./app", "./components", "./content"], message: "the engine knows nothing of the page." },
  {
    target: ["./app", "./components", "./content"],
    from: "./workers",
    except: ["./index.ts"],
    message: "the engine's public face is workers/index.ts.",
  },
  {
    target: "./workers/kernel",
    from: ["./workers/interpreter", "./workers/supervisor", "./workers/client", "./node_modules/pyodide"],
    message: "the kernel runs in Node, without Pyodide and without workers.",
  },
  {
    target: ["./workers/supervisor", "./workers/client"],
    from: "./workers/interpreter",
    except: ["./protocol.ts", "./image-buffer.ts"],
    message: "only its protocol is known outside the interpreter's worker.",
  },
  { target: "./workers/interpreter", from: ["./workers/supervisor", "./workers/client"], message: "forward only." },
];

const config = [
  { ignores: [".next/**", "out/**", "public/**", "next-env.d.ts", ".cache/**", "test-results/**"] },
  ...next,
  ...typescript,
  {
    rules: {
      "import/no-anonymous-default-export": "off",
      "import/no-restricted-paths": ["error", { zones }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["workers/**", "scripts/**", "e2e/engine/**"],
    rules: {
      // No React and no CommonJS here: `use` is a word, and so is `module`.
      "react-hooks/rules-of-hooks": "off",
      "@next/next/no-assign-module-variable": "off",
      "no-restricted-imports": ["error", { patterns: [{ group: ["react", "react-dom", "next", "next/*"], message: "no React in the engine." }] }],
    },
  },
  {
    files: ["workers/kernel/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["react", "next", "pyodide", "pyodide/*", "comlink"] }] },
  },
];

export default config;
