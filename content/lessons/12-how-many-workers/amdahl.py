"""ALONE pieces have to be done by one process, the rest is shared out. What do more workers bring?"""

import time
from multiprocessing import Barrier, Pool

PIECES = 32  # all the work there is, in pieces of equal size
ALONE = 8  # @param {type:"slider", min:1, max:16}
WORKERS = (1, 2, 4, 8)


def piece(number):
    time.sleep(0.03)  # takes as long on any machine, and needs no core


def seconds(workers):
    awake = Barrier(workers + 1)
    with Pool(workers, initializer=awake.wait) as pool:
        awake.wait()  # until all are there
        began = time.perf_counter()
        for number in range(ALONE):
            piece(number)
        pool.map(piece, range(ALONE, PIECES), chunksize=1)
        return time.perf_counter() - began


if __name__ == "__main__":
    times = {workers: seconds(workers) for workers in WORKERS}
    for workers, took in times.items():
        faster = times[1] / took
        print(f"{workers} workers: {took:.2f} s, {faster:.2f} times as fast {'#' * round(8 * faster)}")
    print(f"However many: {PIECES / ALONE:.2f} times as fast")
