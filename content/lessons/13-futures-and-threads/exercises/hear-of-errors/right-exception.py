"""A future can also be asked whether there was an error."""

import time
from concurrent.futures import ProcessPoolExecutor, wait

PLACES = ["Bern", "Cork", "Graz", "Lodz", "Nice", "Oslo"]
BROKEN = ["Cork", "Nice"]


def measure(place):
    time.sleep(0.15)  # stands for work
    if place in BROKEN:
        raise OSError(f"no sensor in {place}")
    return len(place) * ord(place[0])


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(measure, place) for place in PLACES]
        wait(futures)
    for place, future in zip(PLACES, futures, strict=True):
        error = future.exception()
        print(f"{place}: {error or future.result()}")
    print(f"{sum(future.exception() is not None for future in futures)} of {len(PLACES)} failed")
