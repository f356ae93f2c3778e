/** Makes a word at least `value`, whoever else raises it. */
export function atomicMax(words: Int32Array, word: number, value: number): void {
  let before = Atomics.load(words, word);
  while (before < value) {
    const found = Atomics.compareExchange(words, word, before, value);
    if (found === before) return;
    before = found;
  }
}
