import multiprocessing


def dine(left, right, table):
    with left:
        table.wait()
        with right:
            print('never')


if __name__ == '__main__':
    forks = [multiprocessing.RLock() for _ in range(3)]
    table = multiprocessing.Barrier(3)
    for seat in range(3):
        multiprocessing.Process(target=dine, args=(forks[seat], forks[(seat + 1) % 3], table)).start()
