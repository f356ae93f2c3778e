"""Pipes, one way and both ways."""

import os
import pickle
import struct
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def echo(ours, connection):
    ours.close()
    try:
        while True:
            connection.send(connection.recv())
    except EOFError:
        print('echo: EOFError', flush=True)


def talk(connection, n):
    connection.send(n)
    connection.close()


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=echo, args=(ours, theirs))
    process.start()
    for message in (None, 'text', {'a': [1, 2]}, b'x' * 200_000):
        ours.send(message)
        answer = ours.recv()
        print(answer == message, type(answer).__name__)
    ours.send_bytes(b'\x80\x04K\x05.')
    print(ours.poll(5), ours.recv_bytes()[:1])
    print(ours.poll(0), ours.poll(0.05))
    # One write(2) is of all that it is given, however little the pipe holds.
    data = pickle.dumps(bytes(300_000))
    message = struct.pack('!i', len(data)) + data
    print(os.write(ours.fileno(), message) == len(message), len(ours.recv()))
    theirs.close()

    pairs = [Pipe(duplex=False) for _ in range(3)]
    talkers = [Process(target=talk, args=(writer, n)) for n, (_, writer) in enumerate(pairs)]
    for talker in talkers:
        talker.start()
    for _, writer in pairs:
        writer.close()
    readers = [reader for reader, _ in pairs]
    received, ended = [], 0
    while readers:
        for reader in wait(readers):
            try:
                received.append(reader.recv())
            except EOFError:
                readers.remove(reader)
                ended += 1
    print(sorted(received), ended)
    for talker in talkers:
        talker.join()
    reader, writer = Pipe(duplex=False)
    try:
        reader.send(1)
    except OSError as error:
        print(error)
    writer.close()
    try:
        reader.recv()
    except EOFError as error:
        print(type(error).__name__)
    ours.close()
    process.join()
    print(process.exitcode)
