"""What CPython sets when it starts is each process's own: nothing of the image that all of them begin from."""

import logging
import multiprocessing
import os
import random
import sys
import warnings


def numbers(queue):
    queue.put((random.random(), bytes(multiprocessing.current_process().authkey).hex()))


def surroundings(queue):
    record = logging.makeLogRecord({'msg': ''})
    filters = [action for action, _, category, *_ in warnings.filters if category is ResourceWarning]
    age = logging.LogRecord('', 0, '', 0, '', (), None).relativeCreated
    queue.put((record.process == os.getpid(), 0 <= age < 60_000, filters[:1], sys.stdout.encoding, sys.stdout.write_through, sys.stderr.errors))


def result_of(function):
    queue = multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=function, args=(queue,))
    process.start()
    result = queue.get()
    process.join()
    return result


if __name__ == '__main__':
    own = random.random()
    children = [result_of(numbers) for _ in range(2)]
    key = bytes(multiprocessing.current_process().authkey).hex()
    print(len({own, *(number for number, _ in children)}), {key} == {key for _, key in children})
    print(result_of(surroundings))
    os.environ['PYTHONWARNINGS'] = 'error::ResourceWarning'
    os.environ['PYTHONUNBUFFERED'] = '1'
    os.environ['PYTHONIOENCODING'] = 'latin-1:replace'
    print(result_of(surroundings))
    print(key, file=sys.stderr)
