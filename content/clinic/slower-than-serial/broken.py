import time
from multiprocessing import Pool

NUMBERS = range(500)


def square(number):
    return number * number


if __name__ == "__main__":
    began = time.perf_counter()
    alone = sum(square(number) for number in NUMBERS)
    serial = time.perf_counter() - began

    began = time.perf_counter()
    with Pool(2) as pool:
        together = sum(pool.map(square, NUMBERS, chunksize=1))
    parallel = time.perf_counter() - began

    print("the same result:", alone == together)
    print(f"in one process: {serial:.4f} s")
    print(f"in a pool of two: {parallel:.4f} s")
    print(f"{parallel / serial:.1f} times as long")
