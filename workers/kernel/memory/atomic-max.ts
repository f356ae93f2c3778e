/** Makes a word at least `value`, though others raise it at the same time. */
export function atomicMax(words: Int32Array, word: number, value: number): void {
  let before = Atomics.load(words, word);
  while (before < value) {
    const found = Atomics.compareExchange(words, word, before, value);
    if (found === before) return;
    before = found;
  }
}
