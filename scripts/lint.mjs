/** `npm run lint`: everything that reads the code and does not run it. */
import { execFile } from "node:child_process";
import { join } from "node:path";

await together(
  ["npx", "tsc", "--noEmit"],
  ["npx", "tsc", "--project", "scripts"],
  ["npx", "eslint", ".", "--max-warnings=0"],
  ["npx", "oxlint"],
  ["npx", "prettier", "--check", "."],
  [process.execPath, "scripts/lint-python.mjs"],
);

/** Runs commands that use a core each side by side, and shows what each has printed when it has ended. */
async function together(...commands) {
  const options = { cwd: join(import.meta.dirname, ".."), shell: process.platform === "win32", maxBuffer: 64 << 20 };
  const ended = commands.map(
    ([command, ...args]) =>
      new Promise((resolve, reject) => {
        execFile(command, args, options, (error, stdout, stderr) => {
          process.stdout.write(`${stdout}${stderr}`);
          if (error) reject(error);
          else resolve();
        });
      }),
  );
  const outcomes = await Promise.allSettled(ended);
  if (outcomes.some(({ status }) => status === "rejected")) process.exitCode = 1;
}
