"""Several mappings of one block within a process are one memory: a write by one is there for the others at once."""

import mmap
import pickle
import re
import tempfile
import threading
from multiprocessing import Array, Process
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory

PAGE = mmap.ALLOCATIONGRANULARITY


def documented():
    """The example of the Python documentation."""
    shm_a = SharedMemory(create=True, size=10)
    buffer = shm_a.buf
    buffer[:4] = bytearray([22, 33, 44, 55])
    buffer[4] = 100
    shm_b = SharedMemory(shm_a.name)
    print(bytes(shm_b.buf[:5]) == bytes([22, 33, 44, 55, 100]))
    shm_b.buf[:5] = b'howdy'
    print(bytes(shm_a.buf[:5]))
    del buffer
    shm_b.close()
    shm_a.close()
    shm_a.unlink()


def both_ways():
    """Nothing is printed, and so no system call made, between a write and the read of it."""
    one = SharedMemory(create=True, size=PAGE)
    two = SharedMemory(one.name)
    mine, theirs = one.buf, two.buf
    stale = 0
    for number in range(1, 200):
        mine[number] = number
        stale += theirs[number] != number
        theirs[number] = 255 - number
        stale += mine[number] != 255 - number
    print('stale', stale)
    del mine, theirs
    one.close()
    three = SharedMemory(two.name)
    three.buf[0] = 3
    print(two.buf[0], two.buf[199], three.buf[199])
    copied = pickle.loads(pickle.dumps(three))
    copied.buf[0] = 4
    print(two.buf[0], copied.name == two.name)
    thread = threading.Thread(target=read_in_thread, args=(two.name, two.buf))
    thread.start()
    thread.join()
    process = Process(target=write_in_child, args=(two, three.name))
    process.start()
    process.join()
    print(bytes(two.buf[:4]), bytes(three.buf[:4]), bytes(copied.buf[:4]))
    for block in (copied, three, two):
        block.close()
    two.unlink()


def read_in_thread(name, buf):
    block = SharedMemory(name)
    block.buf[0] = 5
    print('thread', buf[0])
    block.close()


def write_in_child(inherited, name):
    attached = SharedMemory(name)
    attached.buf[:4] = b'kids'
    inherited.buf[0] = ord('K')
    print('child', bytes(attached.buf[:4]), bytes(inherited.buf[:4]))
    attached.close()


def lists():
    items = ShareableList([1, 'two', 3.5, None, b'five'])
    again = ShareableList(name=items.shm.name)
    again[1] = 'TWO'
    items[0] = -1
    print(list(items) == list(again), list(again))
    copied = pickle.loads(pickle.dumps(items))
    copied[2] = 0.5
    print(items[2], again[2], copied.count(None), items.index(b'five'))
    for each in (copied, again, items):
        each.shm.close()
    items.shm.unlink()
    with SharedMemoryManager() as manager:
        managed = manager.ShareableList(range(3))
        other = ShareableList(name=managed.shm.name)
        other[1] = 10
        print(list(managed))
        other.shm.close()
        managed.shm.close()


def files():
    with tempfile.TemporaryFile() as file:
        file.write(b'a' * PAGE + b'b' * PAGE + b'end')
        file.flush()
        whole = mmap.mmap(file.fileno(), 0)
        second = mmap.mmap(file.fileno(), PAGE, offset=PAGE)
        tail = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ, offset=2 * PAGE)
    second[:5] = b'hello'
    whole[-1:] = b'D'
    print(whole[PAGE : PAGE + 6], whole.find(b'hello') - PAGE, tail[:], second.rfind(b'l'))
    print(len(whole) - 2 * PAGE, len(second) - PAGE, len(tail), second.size() == whole.size() == 2 * PAGE + 3)
    second.seek(5)
    second.write(b' there')
    whole.seek(PAGE)
    print(whole.read(11), re.search(rb'(\w+)b', whole[PAGE + 6 : PAGE + 16])[1], memoryview(tail).readonly)
    for write in (lambda: tail.move(0, 1, 1), lambda: tail.__setitem__(0, 1), lambda: tail.write(b'x')):
        try:
            write()
        except TypeError as error:
            print(error)
    closing(second, whole)
    whole.close()
    with second, tail:
        print(second[:5], tail[:])
    print(second.closed, tail.closed)


def closing(second, whole):
    view = memoryview(second)
    try:
        second.close()
    except BufferError as error:
        print(error)
    view[0] = ord('J')
    print(second.closed, whole[PAGE : PAGE + 5])
    view.release()


def grown():
    """A file that has grown since it was mapped."""
    with tempfile.TemporaryFile() as file:
        file.write(b'old')
        file.flush()
        before = mmap.mmap(file.fileno(), 0)
        file.write(b'new')
        file.flush()
        after = mmap.mmap(file.fileno(), 0)
        before[:3] = b'OLD'
        file.flush()
        print(len(before), len(after), after[3:])
        before.close()
        again = mmap.mmap(file.fileno(), 0)
        again[0] = ord('C')
        print(after[:])


if __name__ == '__main__':
    documented()
    both_ways()
    lists()
    files()
    grown()
    values = Array('i', 3)
    values[1] = 7
    print(values[:])
