// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, expect, it } from "vitest";
import { CodeBlock } from "./code-block";

afterEach(cleanup);

it("marks lines that are seen where they stand, and none that is folded away", () => {
  const { container } = render(
    <CodeBlock
      ref={createRef()}
      early={{}}
      colours={null}
      text={"a\nb\nc\nd\ne\nf\n"}
      name="snippet.py"
      folds={[
        { from: 1, to: 2 },
        { from: 5, to: 6 },
      ]}
      onUnfold={() => undefined}
      failed={[4, 6]}
      lit={2}
    />,
  );
  const marks = [...container.querySelectorAll<HTMLElement>(".code-mark")];
  // Under the row that stands for the first two lines, and the third.
  expect(marks.map((mark) => [mark.className, mark.style.getPropertyValue("--row")])).toEqual([["code-mark failed-line", "2"]]);
});
