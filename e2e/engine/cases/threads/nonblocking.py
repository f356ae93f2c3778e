"""A non-blocking descriptor has nobody wait, in a process with several threads, too."""

import os
import threading

if __name__ == '__main__':
    go_on = threading.Event()
    threading.Thread(target=go_on.wait).start()
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    for read in (lambda: os.read(reader, 1), lambda: os.readinto(reader, bytearray(1))):
        try:
            print(read())
        except BlockingIOError as error:
            print('nothing to read', error.errno is not None)
    written = 0
    try:
        while True:
            written += os.write(writer, bytes(4096))
    except BlockingIOError:
        print('full after', written)
    print(len(os.read(reader, 10)))
    os.set_blocking(reader, True)
    print(len(os.read(reader, 100_000)))
    go_on.set()
