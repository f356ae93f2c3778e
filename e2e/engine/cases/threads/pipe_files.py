"""Who waits in a pipe's file object keeps no other thread from running: neither who reads nor who writes."""

import io
import os
import threading
from multiprocessing.pool import ThreadPool

BIG = 300_000


def waiting(call):
    """Begins the call in another thread, which has begun it once that is so; returns what gives the result."""
    begun = threading.Event()
    result = []

    def run():
        begun.set()
        result.append(call())

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait()

    def finish():
        thread.join()
        return result[0]

    return finish


def pipe(read_mode='rb', write_mode='wb', read_buffering=-1, write_buffering=-1):
    reader, writer = os.pipe()
    return open(reader, read_mode, read_buffering), os.fdopen(writer, write_mode, write_buffering)


def reads():
    for read in (
        lambda reader: reader.read(1),
        lambda reader: reader.readline(),
        lambda reader: reader.read1(),
        lambda reader: reader.readinto(bytearray(6)),
        lambda reader: next(reader),
        lambda reader: list(reader),
        lambda reader: reader.read(),
    ):
        reader, writer = pipe()
        finish = waiting(lambda: read(reader))
        print(sum(range(1000)), end=' ')
        writer.write(b'line 1\nline 2\n')
        writer.close()
        print(finish())
        reader.close()
    reader, writer = pipe('r', 'w')
    finish = waiting(reader.readline)
    print('text', file=writer, flush=True)
    print(finish(), end='')
    writer.close()
    print(reader.read() == '')
    reader, writer = pipe('rb', 'wb', 0, 0)
    finish = waiting(reader.readall)
    print(writer.write(b'raw'))
    writer.close()
    print(finish())


def turns():
    reader, writer = pipe()
    with ThreadPool(3) as pool:
        # Not `readline`, which CPython's threads may lose a line of.
        lines = [pool.apply_async(reader.read, [2]) for _ in range(9)]
        for number in range(9):
            writer.write(b'%d\n' % number)
            writer.flush()
        print(sorted(line.get() for line in lines))
    reader, writer = pipe()
    with ThreadPool(3) as pool:
        written = pool.map_async(lambda letter: writer.write(letter * BIG), [b'a', b'b', b'c'])
        written.wait(0)
        finish = waiting(reader.read)
        print(written.get())
        writer.close()
    data = finish()
    print(len(data), [data == letter * BIG or letter * BIG in data for letter in (b'a', b'b', b'c')])


def writes():
    for buffering in (0, -1):
        reader, writer = pipe(write_buffering=buffering)
        finish = waiting(lambda: (writer.write(bytes(BIG)), writer.close())[0])
        print(len(reader.read()), finish())
    reader, writer = os.pipe()
    finish = waiting(lambda: os.write(writer, bytes(BIG)))
    read = 0
    while read < BIG:
        read += len(os.read(reader, 10_000))
    print(read, finish())
    os.close(reader)
    try:
        os.write(writer, bytes(BIG))
    except BrokenPipeError as error:
        print(error)
    os.close(writer)


def never_waits():
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    go_on = threading.Event()
    finish = waiting(go_on.wait)
    with open(reader, 'rb', 0) as file:
        print(file.read(1), file.readall(), file.readinto(bytearray(1)))
    os.set_blocking(writer, False)
    os.close(writer)
    go_on.set()
    finish()


def same_objects():
    reader, writer = os.pipe()
    file = os.fdopen(reader)
    print(file.buffer, isinstance(file.buffer, io.BufferedReader), isinstance(file.buffer.raw, io.FileIO))
    print(file.mode, file.buffer.mode, file.name, file.isatty(), file.seekable(), file.fileno() == reader)
    for wrong in (
        file.buffer.tell,
        lambda: open(writer, 'wb', 0, closefd=False).write('text'),
        lambda: open(writer, 'q'),
        lambda: open(writer, 'wb', encoding='utf-8'),
        lambda: open(writer, 'wt', 0),
        lambda: os.fstat(writer),
    ):
        try:
            wrong()
        except (ValueError, TypeError, OSError) as error:
            print(type(error).__name__, error)
    kept = open(reader, closefd=False)
    kept.close()
    file.close()
    try:
        os.fstat(reader)
    except OSError:
        print('closed')
    try:
        file.read()
    except ValueError as error:
        print(error)
    print(open is io.open, open(os.devnull, 'rb').__class__ is io.BufferedReader)


if __name__ == '__main__':
    reads()
    turns()
    writes()
    never_waits()
    same_objects()
