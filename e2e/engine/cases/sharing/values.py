"""Value and Array: the same memory in all processes."""

import ctypes
from multiprocessing import Array, Process, RawArray, RawValue, Value


class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_double), ('y', ctypes.c_double)]


def change(number, letters, numbers, point, points):
    number.value = 3.5
    letters.value = b'child'
    for i in range(len(numbers)):
        numbers[i] = -numbers[i]
    point.x += 1
    with points.get_lock():
        points[1].y = 9


def count(total, numbers):
    for _ in range(300):
        with total.get_lock():
            total.value += 1
        with numbers.get_lock():
            for i in range(len(numbers)):
                numbers[i] += 1


if __name__ == '__main__':
    number, letters = Value('d', 1.25), Array('c', 10)
    letters.value = b'parent'
    numbers = Array('i', range(5))
    point = RawValue(Point, 1, 2)
    points = Array(Point, [(1, 2), (3, 4)])
    process = Process(target=change, args=(number, letters, numbers, point, points))
    process.start()
    process.join()
    print(process.exitcode, number.value, letters.value, numbers[:], point.x, point.y, points[1].y)

    total, counts = Value('q', 0), Array('l', 4)
    processes = [Process(target=count, args=(total, counts)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(total.value, counts[:])
    raw = RawArray('B', 4)
    raw[:] = bytes([1, 2, 3, 4])
    print(list(raw), len(raw))
    print(Value('i', 7), RawValue('I', 8), RawValue('l', 9), RawValue(ctypes.c_int32, 1))
    print(ctypes.c_int(2**31 - 1), ctypes.c_int is ctypes.c_long, (ctypes.c_uint * 2)(1, 2)[1])
