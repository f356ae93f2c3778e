import Link from "next/link";
import { CourseMap } from "@/components/lesson";
import { readLessons } from "@/content/lessons";

export default function HomePage() {
  return (
    <div className="page pt-16">
      <h1 className="wide text-title">Python multiprocessing, watched as it happens</h1>
      <p className="wide mt-5 max-w-(--measure) font-serif text-lead text-pretty">
        Six questions from a Python notebook, answered by running them: every process below is a real Python interpreter
        in your browser, drawn on a timeline while it lives. Nothing to install; change any line and run it again.
      </p>
      <CourseMap lessons={readLessons()} />
      <p className="wide mt-16 font-serif text-prose">
        Have a program of your own?{" "}
        <Link href="/playground" className="text-accent underline underline-offset-3 hover:decoration-2">
          Open the playground
        </Link>
        .
      </p>
    </div>
  );
}
