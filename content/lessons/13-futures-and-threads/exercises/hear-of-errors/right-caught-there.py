"""The error is caught where it happens, and comes back as a result."""

import time
from concurrent.futures import ProcessPoolExecutor

PLACES = ["Bern", "Cork", "Graz", "Lodz", "Nice", "Oslo"]
BROKEN = ["Cork", "Nice"]


def measure(place):
    time.sleep(0.15)  # stands for work
    if place in BROKEN:
        raise OSError(f"no sensor in {place}")
    return len(place) * ord(place[0])


def try_to_measure(place):
    try:
        return True, measure(place)
    except OSError as error:
        return False, error


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        results = list(executor.map(try_to_measure, PLACES))
    for place, (_, result) in zip(PLACES, results, strict=True):
        print(f"{place}: {result}")
    print(f"{[went_well for went_well, _ in results].count(False)} of {len(PLACES)} failed")
