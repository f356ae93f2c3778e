import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui";
import type * as room from "./room";
import { loadFailed } from "./words";

interface SearchDialogProps {
  readonly onClose: () => void;
}

/** What searching takes, once it has been loaded. */
interface Room {
  readonly parts: typeof room;
  readonly find: room.Find;
}

/** A field, and under it what is found: a combobox with a list (WAI-ARIA), in a dialog of the browser's own. */
export function SearchDialog({ onClose }: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const { room, failed, again } = useRoom();
  const [query, setQuery] = useState("");
  const [current, setCurrent] = useState(0);
  const asked = query.trim();
  const found = room ? room.find(asked) : [];

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [list, current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setCurrent((current + step + found.length) % found.length);
    }
    if (event.key === "Enter") document.getElementById(`${list}-${current}`)?.click();
  };
  /** A link in the dialog leads away from it, unless it opens elsewhere. Outside of what is in it is the page behind. */
  const onClick = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    const left = event.target instanceof Element && event.target.closest("a") !== null && !elsewhere;
    if (left || event.target === dialog.current) dialog.current?.close();
  };

  return (
    <dialog ref={dialog} aria-label="Search" className="search" onClose={onClose} onClick={onClick}>
      <div className="search-frame">
        <div className="search-head">
          <input
            autoFocus
            type="text"
            role="combobox"
            aria-label="Search lessons, glossary and clinic"
            aria-expanded={found.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={found.length > 0 ? `${list}-${current}` : undefined}
            placeholder="Search lessons, glossary, clinic"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setCurrent(0);
            }}
            onKeyDown={onKeyDown}
            className="search-field"
          />
          <Button onClick={() => dialog.current?.close()}>Close</Button>
        </div>
        {failed ? (
          <div role="alert" className="search-words">
            <p className="text-danger">{loadFailed}</p>
            <Button onClick={again}>Try again</Button>
          </div>
        ) : room ? (
          <room.parts.Results id={list} query={asked} found={found} current={current} onPoint={setCurrent} />
        ) : (
          <p className="search-words">Loading…</p>
        )}
      </div>
    </dialog>
  );
}

function useRoom() {
  const [room, setRoom] = useState<Room | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    import("./room").then(async (parts) => setRoom({ parts, find: await parts.loadFinder() })).catch(() => setFailed(true));
  };
  useEffect(load, []);
  const again = () => {
    setFailed(false);
    load();
  };
  return { room, failed, again };
}
