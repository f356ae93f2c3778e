"""In the order in which they are done."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

PLACES = ["Bern", "Cork", "Graz", "Lodz", "Nice", "Oslo"]
BROKEN = ["Cork", "Nice"]


def measure(place):
    time.sleep(0.15)  # stands for work
    if place in BROKEN:
        raise OSError(f"no sensor in {place}")
    return len(place) * ord(place[0])


if __name__ == "__main__":
    failed = 0
    with ProcessPoolExecutor(3) as executor:
        futures = {executor.submit(measure, place): place for place in PLACES}
        for future in as_completed(futures):
            try:
                print(f"{futures[future]}: {future.result()}")
            except Exception as error:
                failed += 1
                print(f"{futures[future]}: {error}")
    print(f"{failed} of {len(PLACES)} failed")
