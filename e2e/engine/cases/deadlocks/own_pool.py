from multiprocessing.pool import ThreadPool


def inner(number):
    return number


def outer(number):
    return pool.apply(inner, (number,))


if __name__ == '__main__':
    pool = ThreadPool(1)
    print(pool.apply(outer, (1,)))
