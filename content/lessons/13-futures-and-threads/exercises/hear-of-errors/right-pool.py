"""A pool’s results bring errors as well."""

import time
from multiprocessing import Pool

PLACES = ["Bern", "Cork", "Graz", "Lodz", "Nice", "Oslo"]
BROKEN = ["Cork", "Nice"]


def measure(place):
    time.sleep(0.15)  # stands for work
    if place in BROKEN:
        raise OSError(f"no sensor in {place}")
    return len(place) * ord(place[0])


if __name__ == "__main__":
    failed = 0
    with Pool(3) as pool:
        tasks = [(place, pool.apply_async(measure, (place,))) for place in PLACES]
        for place, task in tasks:
            try:
                print(f"{place}: {task.get()}")
            except OSError as error:
                failed += 1
                print(f"{place}: {error}")
    print(f"{failed} of {len(PLACES)} failed")
