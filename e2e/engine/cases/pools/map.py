"""Every way of giving a pool work."""

import time
from multiprocessing import Pool, TimeoutError


def square(n):
    return n * n


def add(a, b=10):
    return a + b


def slow(n):
    time.sleep(0.02 * (3 - n))
    return n


def sleep():
    time.sleep(60)


if __name__ == '__main__':
    with Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, range(10), chunksize=1))
        print(pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4), (5,)]))
        print(list(pool.imap(slow, range(3))))
        print(sorted(pool.imap_unordered(slow, range(3))))
        print(list(pool.imap(square, range(7), chunksize=3)))
        print(pool.apply(add, (1,), {'b': 5}))
        print(pool.map_async(square, range(4)).get(timeout=5))
        print(pool.starmap_async(add, [(1, 1)]).get())
        results = [pool.apply_async(square, (n,)) for n in range(5)]
        print([result.get() for result in results], results[0].ready(), results[0].successful())
        iterator = pool.imap(square, [3])
        print(iterator.next(timeout=5))
        try:
            iterator.next()
        except StopIteration:
            print('StopIteration')
        result = pool.apply_async(sleep)
        try:
            result.get(timeout=0.05)
        except TimeoutError as error:
            print(type(error).__name__, result.ready())
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
    pool = Pool(2)
    result = pool.map_async(square, range(3))
    pool.close()
    pool.join()
    print(result.get())
