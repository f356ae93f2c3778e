"""A deadlock: two processes wait for each other's lock."""

from multiprocessing import Barrier, Lock, Process


def take(first, second, both):
    with first:
        both.wait()
        print('waiting', flush=True)
        with second:
            print('never')


if __name__ == '__main__':
    a, b, both = Lock(), Lock(), Barrier(2)
    Process(target=take, args=(a, b, both)).start()
    Process(target=take, args=(b, a, both)).start()
