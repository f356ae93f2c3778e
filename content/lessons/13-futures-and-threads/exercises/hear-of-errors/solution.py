"""Six measurements, and each is asked how it went."""

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
        futures = {place: executor.submit(measure, place) for place in PLACES}
    failed = 0
    for place, future in futures.items():
        try:
            print(f"{place}: {future.result()}")
        except OSError as error:
            failed += 1
            print(f"{place}: {error}")
    print(f"{failed} of {len(PLACES)} failed")
