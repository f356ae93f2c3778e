import { PageLink } from "@/components/site";

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
          <PageLink
            href={`/clinic/${slug}`}
            className="target inline-flex items-center font-serif text-prose text-accent underline-offset-3 hover:underline"
          >
            {title}
          </PageLink>
          <p className="text-ui text-ink-muted">{symptom}</p>
        </li>
      ))}
    </ul>
  );
}
