"""Listener and Client."""

from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def call(address):
    with Client(address, authkey=b'secret') as connection:
        connection.send(['hello'])
        print(connection.recv(), flush=True)


if __name__ == '__main__':
    with Listener(authkey=b'secret') as listener:
        process = Process(target=call, args=(listener.address,))
        process.start()
        with listener.accept() as connection:
            print(connection.recv())
            connection.send('goodbye')
        process.join()
        print(process.exitcode)
