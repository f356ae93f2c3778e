import { useRef } from "react";
import { useNearRoom } from "../model/use-near";
import type { MemoryPictureProps } from "./memory-picture";
import "./picture.css";

interface SharedPictureProps extends MemoryPictureProps {
  /** There is no run to be shown before the reader has done something else. */
  readonly veiled: boolean;
}

/** The place of a picture in a program's shared memory. What draws it is loaded when it comes near. */
export function SharedPicture({ veiled, ...props }: SharedPictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const room = useNearRoom(place, () => import("./room"), !veiled);
  return (
    <div ref={place} className="shared-picture">
      {room && <room.MemoryPicture {...props} />}
    </div>
  );
}
