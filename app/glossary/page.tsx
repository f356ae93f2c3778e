import type { Metadata } from "next";
import { TermList } from "@/components/glossary";
import { readGlossary } from "@/content/glossary";
import { readLessons } from "@/content/lessons";

export const metadata: Metadata = {
  title: "Glossary",
  description:
    "The words of Python multiprocessing in two sentences each: fork and spawn, pool, pickling, race, lock, deadlock, GIL, future.",
};

export default function GlossaryPage() {
  return (
    <div className="page pt-12">
      <h1 className="text-title">Glossary</h1>
      <p className="mt-3 font-serif text-prose text-pretty">
        The field’s words, in two sentences each. In the lessons they are marked where they are first used.
      </p>
      <TermList terms={readGlossary()} lessons={Object.fromEntries(readLessons().map(({ slug, title }) => [slug, title]))} />
    </div>
  );
}
