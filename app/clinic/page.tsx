import type { Metadata } from "next";
import { CaseFinder, CaseList } from "@/components/clinic";
import { readCases } from "@/content/clinic";

export const metadata: Metadata = {
  title: "Clinic: multiprocessing errors and their cures",
  description:
    "Paste a Python multiprocessing traceback, get its lab: can’t pickle, a missing main guard, join() that hangs, notebooks, fork and threads. Each failure runs here, and its cure.",
};

export default function ClinicPage() {
  const cases = readCases();
  return (
    <div className="page pt-12">
      <h1 className="text-title">The clinic</h1>
      <p className="mt-3 font-serif text-prose text-pretty">
        Failures that send people to a search engine. Each has a program that fails, one that is cured, and the reason between them. Both
        run here, in real processes.
      </p>
      <CaseFinder cases={cases.map(({ slug, title, symptom, errors, words }) => ({ slug, title, symptom, errors, words }))} />
      <h2 className="mt-14 text-heading">All cases</h2>
      <CaseList cases={cases} />
    </div>
  );
}
