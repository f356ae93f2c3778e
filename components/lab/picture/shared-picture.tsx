import { type ComponentType, useEffect, useRef, useState } from "react";
import { near, useNear } from "../model/use-near";
import type { MemoryPictureProps } from "./memory-picture";
import "./picture.css";

/** The place of a picture in a program's shared memory. What draws it is loaded when it comes near. */
export function SharedPicture(props: MemoryPictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [Loaded, setLoaded] = useState<ComponentType<MemoryPictureProps> | null>(null);
  const isNear = useNear(place, near);
  useEffect(() => {
    if (!isNear) return;
    import("./room").then(
      ({ MemoryPicture }) => setLoaded(() => MemoryPicture),
      () => {
        // The program prints its picture, too.
      },
    );
  }, [isNear]);
  return (
    <div ref={place} className="shared-picture">
      {Loaded && <Loaded {...props} />}
    </div>
  );
}
