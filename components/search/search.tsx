"use client";

import { useEffect, useRef, useState } from "react";
import { useEarlyClick } from "@/components/ui";
import { SearchDialog } from "./search-dialog";
import { asksForSearch } from "./search-keys";
import "./search.css";

/** Opens the search: a button of the header, and its keys. */
export function Search() {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  const early = useEarlyClick(button, () => setOpened(true));
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      setOpened(true);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button button-quiet"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K Meta+K"
        title="Search (/ or Ctrl+K)"
        onClick={() => setOpened(true)}
        {...early}
      >
        Search
      </button>
      {opened && <SearchDialog onClose={() => setOpened(false)} />}
    </>
  );
}
