import Link from "next/link";

interface ListedCase {
  readonly slug: string;
  readonly title: string;
  readonly symptom: string;
}

/** Cases by name and symptom. */
export function CaseList({ cases }: { readonly cases: readonly ListedCase[] }) {
  return (
    <ul className="mt-5 space-y-5">
      {cases.map(({ slug, title, symptom }) => (
        <li key={slug}>
          <Link
            href={`/clinic/${slug}`}
            prefetch={false}
            className="target inline-flex items-center font-serif text-prose text-accent underline-offset-3 hover:underline"
          >
            {title}
          </Link>
          <p className="text-ui text-ink-muted">{symptom}</p>
        </li>
      ))}
    </ul>
  );
}
