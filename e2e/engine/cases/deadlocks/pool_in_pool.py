import multiprocessing

pool = None


def inner(number):
    return number


def outer(number):
    gate.acquire()
    return number


def ready(gate_):
    global gate
    gate = gate_


if __name__ == '__main__':
    gate = multiprocessing.Semaphore(0)
    with multiprocessing.Pool(2, initializer=ready, initargs=(gate,)) as pool:
        results = pool.map(outer, range(2), chunksize=1)
        gate.release()
        gate.release()
