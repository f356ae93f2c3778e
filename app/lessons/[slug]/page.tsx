import type { Metadata } from "next";
import type { MDXContent } from "mdx/types";
import { notFound } from "next/navigation";
import { TermNotes } from "@/components/glossary";
import { lessonComponents, LessonNavigation } from "@/components/lesson";
import { Contents, SectionTracker } from "@/components/progress";
import { type Lesson, readLessons } from "@/content/lessons";

interface LessonPageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return readLessons().map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const { lesson } = await find(params);
  return { title: lesson.title, description: lesson.summary };
}

export default async function LessonPage({ params }: LessonPageProps) {
  const { lessons, lesson, index } = await find(params);
  const { default: Content } = (await import(`@/content/lessons/${lesson.folder}/lesson.mdx`)) as { default: MDXContent };
  return (
    <article className="page pt-12">
      <Contents place={placeOf(lesson, lessons)} slug={lesson.slug} sections={lesson.sections} />
      <h1 className="mt-1 text-title">{lesson.question}</h1>
      <Content components={lessonComponents(lesson)} />
      <TermNotes />
      <SectionTracker slug={lesson.slug} sections={lesson.sections.map(({ id }) => id)} />
      <LessonNavigation previous={lessons[index - 1]} next={lessons[index + 1]} />
    </article>
  );
}

function placeOf({ notes }: Lesson, lessons: readonly Lesson[]): string {
  return notes ? `Question ${notes.number} of ${lessons.filter((lesson) => lesson.notes).length}` : "Going further";
}

async function find(params: LessonPageProps["params"]) {
  const { slug } = await params;
  const lessons = readLessons();
  const index = lessons.findIndex((candidate) => candidate.slug === slug);
  const lesson = lessons[index];
  if (!lesson) notFound();
  return { lessons, lesson, index };
}
