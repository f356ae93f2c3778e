"""A flag without a lock is seen by a process that spins on it, and lost updates are real."""

from multiprocessing import Process, Value


def spin(flag, answer):
    while flag.value == 0:
        pass
    answer.value = flag.value + 1


def count(total, times):
    for _ in range(times):
        total.value += 1


if __name__ == '__main__':
    flag, answer = Value('i', 0, lock=False), Value('i', 0, lock=False)
    process = Process(target=spin, args=(flag, answer))
    process.start()
    process.join(0.05)
    flag.value = 41
    process.join()
    print(answer.value)
    total = Value('i', 0, lock=False)
    processes = [Process(target=count, args=(total, 2000)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(2 <= total.value <= 4000)
