import { useRef } from "react";
import { useNearRoom } from "../model/use-near";
import type { MemoryPictureProps } from "./memory-picture";
import "./picture.css";

/** The place of a picture in a program's shared memory. What draws it is loaded when it comes near. */
export function SharedPicture(props: MemoryPictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const room = useNearRoom(place, () => import("./room"));
  return (
    <div ref={place} className="shared-picture">
      {room && <room.MemoryPicture {...props} />}
    </div>
  );
}
