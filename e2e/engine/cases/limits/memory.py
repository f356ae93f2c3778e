"""Processes take memory without end: one catches MemoryError and goes on, another ends, and others live on."""

from multiprocessing import Process


def fill():
    hoard = []
    while True:
        hoard.append(bytearray(200_000_000))


def careful():
    try:
        fill()
    except MemoryError as error:
        print(type(error).__name__, flush=True)
    print(sum(range(1000)), flush=True)


if __name__ == '__main__':
    for target in (careful, fill):
        process = Process(target=target)
        process.start()
        process.join()
        print(target.__name__, process.exitcode)
    process = Process(target=print, args=('others go on',))
    process.start()
    process.join()
    print(process.exitcode)
