"""Files are there for all processes of a run."""

import os
import tempfile
from multiprocessing import Process


def child(path):
    with open(path) as file:
        print('child reads', file.read(), flush=True)
    with open(path, 'a') as file:
        file.write(' and the child')


if __name__ == '__main__':
    print(os.path.exists('note.txt'))
    with open('note.txt', 'w') as file:
        file.write('from the parent')
    process = Process(target=child, args=('note.txt',))
    process.start()
    process.join()
    print(open('note.txt').read())
    os.remove('note.txt')
    with tempfile.TemporaryDirectory() as folder:
        print(os.listdir(folder))
