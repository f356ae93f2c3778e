# fails: ends, lines


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
        futures = [executor.submit(measure, place) for place in PLACES]
    for place, future in zip(PLACES, futures, strict=True):
        if place in ("Cork", "Nice"):
            print(f"{place}: no sensor in {place}")
        else:
            print(f"{place}: {future.result()}")
    print(f"2 of {len(PLACES)} failed")
