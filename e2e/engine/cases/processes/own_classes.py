"""What children make of the program's own classes and functions comes back as the parent's own."""

import enum
import multiprocessing
import sys
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

Pair = namedtuple('Pair', 'a b')


@dataclass
class Point:
    x: int
    y: int


class Colour(enum.Enum):
    RED = 1


class Refused(Exception):
    pass


def make(kind):
    return {'point': Point(1, 2), 'pair': Pair(1, 2), 'colour': Colour.RED, 'function': make, 'class': Point}[kind]


def refuse(_):
    raise Refused('no')


def send(queue, connection, shared):
    queue.put(Point(3, 4))
    connection.send(Colour.RED)
    shared['pair'] = Pair(5, 6)


if __name__ == '__main__':
    print(sys.modules['__mp_main__'] is sys.modules['__main__'])
    queue, (here, there) = multiprocessing.Queue(), multiprocessing.Pipe()
    with multiprocessing.Manager() as manager:
        shared = manager.dict()
        process = multiprocessing.Process(target=send, args=(queue, there, shared))
        process.start()
        print(queue.get(), here.recv() is Colour.RED)
        process.join()
        print(shared['pair'] == Pair(5, 6))
    with multiprocessing.Pool(1) as pool:
        print([pool.apply(make, (kind,)) for kind in ('point', 'pair', 'colour')])
        print(pool.apply(make, ('function',)) is make, pool.apply(make, ('class',)) is Point)
        try:
            pool.map(refuse, [1])
        except Refused as error:
            print('refused:', error)
    with ProcessPoolExecutor(1) as executor:
        print(type(executor.submit(make, 'point').result()) is Point)
