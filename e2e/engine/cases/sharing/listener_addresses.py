"""Listeners at addresses that their clients know beforehand."""

import errno
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def call(address):
    with Client(address) as connection:
        connection.send(f'hello {address}')


def serve(address):
    with Listener(address) as listener:
        try:
            Listener(listener.address)
        except OSError as error:
            print(error.errno == errno.EADDRINUSE)
        process = Process(target=call, args=(address,))
        process.start()
        with listener.accept() as connection:
            print(connection.recv())
        process.join()
        print(type(listener.last_accepted).__name__)
        address = listener.address
    try:
        Client(address)
    except OSError as error:
        print(type(error).__name__)


if __name__ == '__main__':
    serve(('localhost', 6010))
    serve('/tmp/listener-for-the-suite')
    with Listener(('localhost', 0)) as listener:
        host, port = listener.address
        print(host, port > 0)
