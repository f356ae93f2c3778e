"""The notes' pool, timed from before it is made until after it is closed."""

import time
from multiprocessing import Pool

WORKERS = 3  # @param {type:"slider", min:1, max:8}


def cube(x):
    return x**3


if __name__ == "__main__":
    began = time.perf_counter()
    pool = Pool(WORKERS)
    made = time.perf_counter()
    result = pool.map(cube, range(1, 10))
    gathered = time.perf_counter()
    pool.close()  # no more tasks: the workers may end
    pool.join()  # wait until they have
    ended = time.perf_counter()

    print(result)
    print(f"make the pool:     {(made - began) * 1000:7.2f} ms")
    print(f"cube nine numbers: {(gathered - made) * 1000:7.2f} ms")
    print(f"close and join:    {(ended - gathered) * 1000:7.2f} ms")
