"""Six measurements. Some of them fail, and nobody hears of it."""

import time
from concurrent.futures import ProcessPoolExecutor

PLACES = ["Bern", "Cork", "Graz", "Lodz", "Nice", "Oslo"]
BROKEN = ["Cork", "Nice"]


def measure(place):
    time.sleep(0.15)  # stands for work
    if place in BROKEN:
        raise OSError(f"no sensor in {place}")
    return len(place) * ord(place[0])


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for place in PLACES:
            executor.submit(measure, place)
    print(f"{len(PLACES)} places are done")
