import type { ClinicCase } from "@/content/clinic";

/** An error in Python's words, by version, so that whoever searches for it finds it. */
export function PythonSays({ says }: Pick<ClinicCase, "says">) {
  if (says.length === 0) return <p className="mt-5 text-ui text-ink-muted">Python says nothing.</p>;
  return (
    <dl className="mt-6 divide-y divide-hairline rounded-sm border border-hairline bg-surface">
      {says.map(({ python, words }) => (
        <div key={python} className="px-4 py-3">
          <dt className="text-small text-ink-muted">Python {python}</dt>
          <dd className="mt-1">
            <pre className="text-small wrap-anywhere whitespace-pre-wrap">{words}</pre>
          </dd>
        </div>
      ))}
    </dl>
  );
}
