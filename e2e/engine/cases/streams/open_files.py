"""Files as POSIX has them: offsets inherited, appends whole, names that change under another process."""

import errno
import mmap
import os
from multiprocessing import Process


def read_on(file):
    print('child:', file.readline().strip(), flush=True)


def append(path, letter):
    with open(path, 'a') as file:
        for _ in range(50):
            file.write(letter * 9 + '\n')
            file.flush()


def add_one(shared):
    shared[0] += 1


if __name__ == '__main__':
    with open('lines.txt', 'w') as file:
        file.write('one\ntwo\n')
    with open('lines.txt', buffering=1) as file:
        process = Process(target=read_on, args=(file,))
        process.start()
        process.join()
        print('parent:', repr(file.read()))
    processes = [Process(target=append, args=('log.txt', letter)) for letter in 'abc']
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    lines = open('log.txt').read().split()
    print(len(lines), sorted(set(lines)))

    os.mkdir('folder')
    process = Process(target=os.rename, args=('log.txt', 'folder/moved.txt'))
    process.start()
    process.join()
    print(os.path.exists('log.txt'), os.listdir('folder'))
    process = Process(target=os.remove, args=('folder/moved.txt',))
    process.start()
    process.join()
    with open('folder/moved.txt', 'a') as file:
        print(file.tell())
    os.symlink('lines.txt', 'link')
    print(open('link').read().split(), os.path.getsize('lines.txt'))

    try:
        open('/own.txt', 'w')
    except PermissionError as error:
        print(type(error).__name__)
    try:
        with open('huge', 'wb') as file:
            file.truncate(2**30)
    except OSError as error:
        print(errno.errorcode[error.errno])

    shared = mmap.mmap(-1, 8)
    processes = [Process(target=add_one, args=(shared,)) for _ in range(2)]
    for process in processes:
        process.start()
        process.join()
    print(shared[0])
    shared.close()
    with open('mapped', 'w+b') as file:
        file.write(b'abcd')
        file.flush()
        with mmap.mmap(file.fileno(), 0) as mapped:
            mapped[1:3] = b'XY'
        print(open('mapped').read())
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            try:
                mapped[0] = 0
            except TypeError as error:
                print(error)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
            mapped[0:1] = b'?'
        print(open('mapped').read())
