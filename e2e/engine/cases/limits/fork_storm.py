"""Processes that only start processes; stopped in the middle of it."""

from multiprocessing import Process


def storm(depth):
    print('storm', flush=True)
    while True:
        child = Process(target=storm, args=(depth + 1,))
        try:
            child.start()
        except BlockingIOError:
            child = None
        if child is not None and depth > 1:
            child.join()


if __name__ == '__main__':
    storm(0)
