import type { Lesson } from "@/content/lessons";
import { PageLink } from "@/components/site";

interface LessonNavigationProps {
  readonly previous: Lesson | undefined;
  readonly next: Lesson | undefined;
}

/** The lessons before and after this one. */
export function LessonNavigation({ previous, next }: LessonNavigationProps) {
  return (
    <nav aria-label="Lessons" className="mt-20 grid gap-6 border-t border-hairline pt-6 sm:grid-cols-2">
      {previous ? <Step word="Previous" lesson={previous} /> : <span />}
      {next ? <Step word="Next" lesson={next} /> : <Elsewhere />}
    </nav>
  );
}

function Step({ word, lesson }: { readonly word: string; readonly lesson: Lesson }) {
  return (
    <PageLink href={`/lessons/${lesson.slug}`} className="group block">
      <span className="block text-small text-ink-muted">{word}</span>
      <span className="font-serif text-prose text-accent underline-offset-3 group-hover:underline">{lesson.question}</span>
    </PageLink>
  );
}

function Elsewhere() {
  return (
    <PageLink href="/playground" className="group block">
      <span className="block text-small text-ink-muted">Next</span>
      <span className="font-serif text-prose text-accent underline-offset-3 group-hover:underline">
        Try your own program in the playground
      </span>
    </PageLink>
  );
}
