"""A pool inside a child, and many small tasks."""

from multiprocessing import Pool, Process


def square(n):
    return n * n


def child():
    with Pool(2) as pool:
        print(sum(pool.map(square, range(1000), chunksize=1)), flush=True)


if __name__ == '__main__':
    process = Process(target=child)
    process.start()
    process.join()
    print(process.exitcode)
