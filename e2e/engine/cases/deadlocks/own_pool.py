import multiprocessing
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(1)


def inner():
    return 1


def outer():
    return executor.submit(inner).result()


if __name__ == '__main__':
    print(executor.submit(outer).result())
