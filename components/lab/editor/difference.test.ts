import { expect, it } from "vitest";
import { difference } from "./difference";

it.each([
  ["N = 2_000  # two", "N = 2_500  # two", { from: 6, to: 7, by: "5" }],
  ["N = 2", "N = 22", { from: 5, to: 5, by: "2" }],
  ["N = 22", "N = 2", { from: 5, to: 6, by: "" }],
  ["aXb", "ab", { from: 1, to: 2, by: "" }],
  ["", "abc", { from: 0, to: 0, by: "abc" }],
  ["abc", "", { from: 0, to: 3, by: "" }],
  ["a🐍b", "a🐎b", { from: 1, to: 3, by: "🐎" }],
  ["a🐍b", "a🤍b", { from: 1, to: 3, by: "🤍" }],
  ["aa", "aaa", { from: 2, to: 2, by: "a" }],
  ["a\nb\nc", "a\nB\nC", { from: 2, to: 5, by: "B\nC" }],
])("%j to %j", (before, after, expected) => {
  const { from, to, by } = difference(before, after);
  expect({ from, to, by }).toEqual(expected);
  expect(before.slice(0, from) + by + before.slice(to)).toBe(after);
});
