"""A process with one child, as short as a run can be."""

import multiprocessing


def nothing():
    pass


if __name__ == '__main__':
    process = multiprocessing.Process(target=nothing)
    process.start()
    process.join()
