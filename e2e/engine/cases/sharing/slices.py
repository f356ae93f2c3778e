"""A slice that is written leaves the items beside it to others."""

from multiprocessing import Barrier, Process, RawArray

TIMES = 300


def write(numbers, part, all_here):
    all_here.wait()
    lost = 0
    for time in range(TIMES):
        numbers[part] = [time] * len(range(12)[part])
        lost += numbers[part] != [time] * len(range(12)[part])
    print(f'{lost} lost')


if __name__ == '__main__':
    for parts in (slice(0, 4), slice(4, 8), slice(8, 12)), (slice(0, None, 3), slice(1, None, 3), slice(None, None, -3)):
        numbers = RawArray('i', 12)
        all_here = Barrier(3)
        processes = [Process(target=write, args=(numbers, part, all_here)) for part in parts]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(numbers[:])
    letters = RawArray('c', b'abcdef')
    letters[1:3], letters[::-4], letters[4:1] = b'BC', b'FB', b''
    print(letters[:])
