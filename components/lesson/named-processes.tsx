import { Children, type ReactNode } from "react";
import { processIdentity, ProcessMark } from "@/components/process";

const processName = /\b(MainProcess|Process-[1-9])(?!\d)/;

/** The text with the processes it names in their hue, with their mark before them, as on the timeline. */
export function namedProcesses(children: ReactNode): ReactNode {
  return Children.map(children, (child) => {
    if (typeof child !== "string") return child;
    return child.split(processName).map((part, index) => (index % 2 === 1 ? <ProcessName key={index} name={part} /> : part));
  });
}

function ProcessName({ name }: { readonly name: string }) {
  const index = name === "MainProcess" ? 0 : Number(name.slice("Process-".length));
  return (
    <span className="whitespace-nowrap" style={{ color: processIdentity(index).colour }}>
      <ProcessMark index={index} size={10} /> {name}
    </span>
  );
}
