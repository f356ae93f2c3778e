import multiprocessing


def work(first, second, barrier):
    with first:
        barrier.wait()
        with second:
            print('never')


if __name__ == '__main__':
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    barrier = multiprocessing.Barrier(2)
    one = multiprocessing.Process(target=work, args=(a, b, barrier))
    other = multiprocessing.Process(target=work, args=(b, a, barrier))
    one.start()
    other.start()
    one.join()
    other.join()
