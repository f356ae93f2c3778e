type Values = Readonly<Record<string, string>>;

/** A pattern with a run's values in their places, e.g. `^total {total}$`. */
export function filledPattern(pattern: string, values: Values): RegExp {
  return new RegExp(filled(pattern, values, (value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
}

/** The same to be read: what there is of it but the signs of a regular expression. */
export function plainPattern(pattern: string, values: Values): string {
  return filled(pattern, values, (value) => value)
    .replace(/^\^|\$$/g, "")
    .replace(/\\([^dws])/g, "$1");
}

function filled(pattern: string, values: Values, write: (value: string) => string): string {
  return pattern.replace(/\{([a-z]\w*)\}/g, (whole, name: string) => (values[name] === undefined ? whole : write(values[name])));
}
