import type { Metadata } from "next";
import type { Starter } from "@/components/lab";
import { Playground } from "@/components/lab";
import { readLessons } from "@/content/lessons";

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
  const ofLessons = readLessons().flatMap(({ number, slug, title, labs }) =>
    labs.map(({ id, title: label, files }) => ({ id: `${slug}/${id}`, label, group: `${number}. ${title}`, files })),
  );
  return (
    <div className="page gap-y-4 py-8">
      <h1 className="wide text-title">Playground</h1>
      <p className="wide max-w-(--measure) font-serif text-prose">
        Write a program or open one, run it, and watch its processes. Your files stay in this browser.
      </p>
      <Playground starters={[emptyProgram, ...ofLessons]} />
    </div>
  );
}
