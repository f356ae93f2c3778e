import { CourseMap, Opening, Resume } from "@/components/home";
import { readLessons } from "@/content/lessons";
import { readOpening } from "@/content/opening";
import { PageLink } from "@/components/site";

export default function HomePage() {
  const lessons = readLessons();
  return (
    <div className="page pt-7">
      <h1 className="wide text-title">Python multiprocessing, watched as it happens</h1>
      <p className="wide mt-2 font-serif text-prose text-pretty">
        Each process is a real Python interpreter in your browser, drawn on a timeline while it lives.
      </p>
      <Opening opening={readOpening()} />
      <h2 className="wide mt-8 text-heading">Six questions from a Python notebook, answered by running them</h2>
      <Resume lessons={lessons.map(({ slug, title, sections }) => ({ slug, title, sections }))} />
      <CourseMap lessons={lessons.filter(({ notes }) => notes)} />
      <h2 className="wide mt-16 text-heading">Going further</h2>
      <CourseMap lessons={lessons.filter(({ notes }) => !notes)} />
      <p className="wide mt-16 font-serif text-prose">
        Have a program of your own?{" "}
        <PageLink href="/playground" className="text-accent underline underline-offset-3 hover:decoration-2">
          Open the playground
        </PageLink>
        .
      </p>
    </div>
  );
}
