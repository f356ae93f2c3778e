"""A parent with much memory forks, and the child has all of it."""

from multiprocessing import Process

if __name__ == '__main__':
    data = bytearray(80_000_000)
    data[-1] = 7
    numbers = list(range(300_000))
    process = Process(target=lambda: print(len(data), data[-1], sum(numbers)))
    process.start()
    process.join()
    print(process.exitcode)
