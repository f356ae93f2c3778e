"""Two threads' locks are crossed, but a timer releases one: by `b.release` itself, or in a function that does so."""

import threading

a, b = threading.Lock(), threading.Lock()


def left(both_hold):
    with a:
        both_hold.wait()
        with b:
            print('left has both')


def right(both_hold):
    b.acquire()
    both_hold.wait()
    with a:
        print('right has a')


def right_that_releases(both_hold):
    b.acquire()
    both_hold.wait()
    with a:
        print('right has a')
    if b.locked():
        b.release()


def crossed(right, release):
    both_hold = threading.Barrier(2)
    threads = [threading.Thread(target=target, args=(both_hold,)) for target in (left, right)]
    for thread in threads:
        thread.start()
    threading.Timer(0.6, release).start()
    for thread in threads:
        thread.join()


if __name__ == '__main__':
    crossed(right, b.release)
    crossed(right, lambda: b.release())
    crossed(right_that_releases, b.release)
