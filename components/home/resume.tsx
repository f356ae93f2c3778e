"use client";

import { useProgress } from "@/components/progress";
import { PageLink } from "@/components/site";

interface ResumeProps {
  readonly lessons: readonly {
    readonly slug: string;
    readonly title: string;
    readonly sections: readonly { readonly id: string; readonly title: string }[];
  }[];
}

/** Leads back to where the reader was, in a line that has its place from the first paint. */
export function Resume({ lessons }: ResumeProps) {
  const place = useProgress((state) => state.place);
  const lesson = lessons.find(({ slug }) => slug === place?.slug);
  const section = lesson?.sections.find(({ id }) => id === place?.section);
  return (
    <p className="wide mt-2 min-h-6 text-small text-ink-muted">
      {lesson && section && (
        <>
          You were in “{lesson.title}”:{" "}
          <PageLink href={`/lessons/${lesson.slug}#${section.id}`} className="text-accent underline underline-offset-3 hover:decoration-2">
            go on with “{section.title}”
          </PageLink>
        </>
      )}
    </p>
  );
}
