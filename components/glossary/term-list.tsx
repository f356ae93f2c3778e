import { inlineMarkdown } from "@/components/lesson";
import { Anchor } from "@/components/ui";
import type { Term } from "@/content/glossary";
import "./glossary.css";

interface TermListProps {
  readonly terms: readonly Term[];
  /** The lessons' titles by their slugs. */
  readonly lessons: Readonly<Record<string, string>>;
}

/** All terms, each with what it means, the lesson that explains it, and where it says so. */
export function TermList({ terms, lessons }: TermListProps) {
  return (
    <dl className="terms">
      {terms.map(({ id, term, means, lesson, source }) => (
        <div key={id} id={id} className="terms-entry">
          <dt>
            <Anchor to={id}>{term}</Anchor>
          </dt>
          <dd className="terms-means" dangerouslySetInnerHTML={{ __html: inlineMarkdown(means) }} />
          <dd className="terms-more">
            {lesson !== undefined && (
              <a href={`lessons/${lesson}`} className="target">
                Lesson: {lessons[lesson.slice(0, lesson.indexOf("#"))]}
              </a>
            )}
            <a href={source} className="target">
              {new URL(source).hostname}
              <span className="sr-only"> on {term}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
