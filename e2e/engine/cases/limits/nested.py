"""What is nested deeper than the C stack goes is a RecursionError, and is freed without one."""

import copy
import json
import pickle
from multiprocessing import Process

LAYERS = 100_000


def nested(kind):
    value = kind()
    for _ in range(LAYERS):
        value = {1: value} if kind is dict else kind([value])
    return value


class Box:
    def __init__(self, content):
        self.content = content


def generator(inner):
    yield
    yield inner


def started(inner):
    made = generator(inner)
    next(made)
    return made


def free(wrap):
    value = None
    for _ in range(LAYERS):
        value = wrap(value)
    del value
    return 'freed'


def attempt(name, call):
    try:
        print(name, call(), flush=True)
    except (RecursionError, MemoryError) as error:
        print(name, type(error).__name__, flush=True)


def in_child():
    attempt('child', lambda: repr(nested(list)))


if __name__ == '__main__':
    one, other = nested(list), nested(list)
    attempt('repr', lambda: repr(one))
    attempt('dict', lambda: repr(nested(dict)))
    attempt('equal', lambda: one == other)
    attempt('copy', lambda: copy.deepcopy(one))
    attempt('pickle', lambda: pickle.dumps(one))
    attempt('json', lambda: json.loads('[' * LAYERS))
    attempt('dumps', lambda: json.dumps(one))
    attempt('compile', lambda: compile('a' + '.b' * LAYERS, 'names', 'eval'))
    attempt('isinstance', lambda: isinstance('', nested(lambda *layer: tuple(*layer) or int)))
    attempt('list', lambda: free(lambda value: [value]))
    attempt('dict', lambda: free(lambda value: {1: value}))
    attempt('object', lambda: free(Box))
    attempt('map', lambda: free(lambda value: map(int, value or [])))
    attempt('generator', lambda: free(started))
    child = Process(target=in_child)
    child.start()
    child.join()
    print(child.exitcode)
    # Not freed at the end: a Python of another kind may be slow at it.
    del one, other
    print('ok')
