import time
from multiprocessing import Pool

NUMBERS = 6_000_000
PIECES = [range(0, NUMBERS // 2), range(NUMBERS // 2, NUMBERS)]


def sum_of_squares(numbers):
    return sum(number * number for number in numbers)


if __name__ == "__main__":
    began = time.perf_counter()
    alone = sum(sum_of_squares(piece) for piece in PIECES)
    serial = time.perf_counter() - began

    began = time.perf_counter()
    with Pool(2) as pool:
        together = sum(pool.map(sum_of_squares, PIECES, chunksize=1))
    parallel = time.perf_counter() - began

    print("the same result:", alone == together)
    print(f"in one process: {serial:.4f} s")
    print(f"in a pool of two: {parallel:.4f} s")
    print(f"{parallel / serial:.1f} times as long")
