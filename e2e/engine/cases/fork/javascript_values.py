"""What children hold of the browser's values, each in another order, is theirs alone."""

from multiprocessing import Process

import js

NAMES = (
    'Array ArrayBuffer BigInt Boolean DataView Date Error Float64Array Function Int32Array '
    'Map Number Object Promise RangeError RegExp Set String Symbol WeakMap'
).split()


def child(number):
    held = [(name, getattr(js, name)) for name in NAMES[number:] + NAMES[:number]]
    print(len(held), all(value.name == name for name, value in held))


if __name__ == '__main__':
    for number in range(10):
        process = Process(target=child, args=(number,))
        process.start()
        process.join()
