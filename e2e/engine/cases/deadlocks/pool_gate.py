import multiprocessing


def keep(gate_):
    global gate
    gate = gate_


def work(number):
    gate.acquire()
    return number


if __name__ == '__main__':
    gate = multiprocessing.Semaphore(0)
    with multiprocessing.Pool(2, initializer=keep, initargs=(gate,)) as pool:
        pool.map(work, range(2), chunksize=1)
        gate.release()
        gate.release()
