interface CodeBlockProps {
  /** Highlighted when the page was made; null when the text is another by now. */
  readonly highlighted: string | null;
  readonly text: string;
  readonly name: string;
}

/** The program as it stands until the editor has loaded: same type, same place. */
export function CodeBlock({ highlighted, text, name }: CodeBlockProps) {
  const label = `Program ${name}`;
  if (highlighted !== null) {
    return <div className="code-block" role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: highlighted }} />;
  }
  return (
    <div className="code-block" role="group" aria-label={label}>
      <pre tabIndex={0}>
        <code>
          {text.split("\n").map((line, index) => (
            <span key={index} className="line">
              {line}
              {"\n"}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}
