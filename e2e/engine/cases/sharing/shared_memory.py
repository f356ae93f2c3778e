"""multiprocessing.shared_memory: blocks with names, and ShareableList."""

from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList, SharedMemory


def write(name):
    block = SharedMemory(name=name)
    block.buf[:5] = b'child'
    block.close()


def change(name):
    items = ShareableList(name=name)
    items[1] = 'two'
    items.shm.close()


if __name__ == '__main__':
    block = SharedMemory(create=True, size=64)
    block.buf[5:9] = b'kept'
    process = Process(target=write, args=(block.name,))
    process.start()
    process.join()
    print(bytes(block.buf[:9]))
    block.close()
    block.unlink()
    try:
        SharedMemory(name=block.name)
    except FileNotFoundError as error:
        print(type(error).__name__)
    items = ShareableList([1, 'xxx', 2.5, None])
    process = Process(target=change, args=(items.shm.name,))
    process.start()
    process.join()
    print(list(items))
    items.shm.close()
    items.shm.unlink()
