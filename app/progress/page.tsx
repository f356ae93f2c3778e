import type { Metadata } from "next";
import { LessonList } from "@/components/home";
import { questionsOf } from "@/components/lesson";
import { Deck, Keeping } from "@/components/review";
import { readLessons } from "@/content/lessons";

export const metadata: Metadata = {
  title: "Your progress",
  description:
    "What you have read, answered and got wrong, kept in your browser and nowhere else; questions asked again when they are due.",
};

export default function ProgressPage() {
  const lessons = readLessons();
  return (
    <div className="page gap-y-3 pt-12">
      <h1 className="text-title">Your progress</h1>
      <p className="font-serif text-prose">Kept in this browser, and nowhere else.</p>
      <h2 className="mt-8 text-heading">Asked again</h2>
      <div>
        <Deck questions={lessons.flatMap((lesson) => questionsOf(lesson).map((question) => ({ question, lesson: lessonName(lesson) })))} />
      </div>
      <h2 className="mt-8 text-heading">Lessons</h2>
      <LessonList lessons={lessons} />
      <h2 className="mt-8 text-heading">What is remembered</h2>
      <Keeping />
    </div>
  );
}

function lessonName({ slug, title }: { readonly slug: string; readonly title: string }) {
  return { slug, title };
}
