/** Words of a lesson, made into HTML with the page. */
export function Words({ html, className }: { readonly html: string; readonly className?: string }) {
  return <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
