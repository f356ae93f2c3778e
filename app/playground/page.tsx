import type { Metadata } from "next";
import { Playground, type Starter } from "@/components/lab";
import { readStarters } from "@/content/starters";

export const metadata: Metadata = {
  title: "Playground",
  description: "Any Python program with real processes, run in your browser on a live timeline.",
};

const emptyProgram: Starter = {
  id: "empty",
  label: "an empty file",
  files: [{ name: "main.py", text: "" }],
};

export default function PlaygroundPage() {
  return (
    <div className="page gap-y-4 py-8">
      <h1 className="wide text-title">Playground</h1>
      <p className="wide max-w-(--measure) font-serif text-prose">
        Write a program or open one, run it, and watch its processes. Your files stay in this browser.
      </p>
      <Playground starters={[emptyProgram, ...readStarters()]} />
    </div>
  );
}
