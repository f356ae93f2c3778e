"""Memory maps: their own memory, a file's, and what can't be mapped."""

import mmap
import os

from told import tell

closed = 77
with open('file', 'w') as made:
    made.write('hello world\n')
file = os.open('file', os.O_RDWR)
readonly = os.open('file', os.O_RDONLY)


def filled():
    memory = mmap.mmap(-1, 8192)
    memory[:5] = b'abcab'
    return memory


tell(
    """
memory = filled()
len(memory), memory.tell(), memory.closed
memory.find(b'b'), memory.find(b'b', 2), memory.rfind(b'ab'), memory.find(b'z')
memory.read(2), memory.tell(), memory.read_byte(), memory.seek(0) or 0, memory.write(b'xy'), memory.write_byte(3), memory[:5]
memory.seek(-1)
memory.seek(0, 9)
memory.seek(3, 1) and None, memory.tell(), memory.seek(-1, 2) and None, memory.tell()
memory.move(10, 0, 3), memory[10:13]
memory.move(8190, 0, 3)
memory[20:24] = b'a\\nb\\n'
memory.seek(20) and None, memory.readline(), memory.readline()
memory.flush()
memory.flush(0, 4096)
memory.flush(1, 10)
memory.flush(0, 99999)
memory.madvise(mmap.MADV_WILLNEED)
memory.madvise(mmap.MADV_DONTNEED), memory[:2]
memory.madvise(999)
memory.madvise(mmap.MADV_NORMAL, 99999)
memory.madvise(mmap.MADV_NORMAL, 1)
memory.madvise(mmap.MADV_NORMAL, 0, -1)
memory.close(), memory.closed
memory.read(1)
memory = mmap.mmap(file, 0)
memory[:], memory.size()
memory[0:1] = b'H'
memory.flush(), os.pread(file, 5, 0)
os.pwrite(file, b'J', 0), memory[:5]
memory.close()
memory = mmap.mmap(file, 4, access=mmap.ACCESS_COPY)
memory[:2] = b'ZZ'
memory[:], os.pread(file, 4, 0), memory.close()
memory = mmap.mmap(file, 0, access=mmap.ACCESS_READ)
memory[0] = 3
memory.write(b'x')
memory.resize(3)
memory.flush()
mmap.mmap(readonly, 0)
mmap.mmap(readonly, 0, access=mmap.ACCESS_WRITE)
mmap.mmap(readonly, 0, access=mmap.ACCESS_COPY)[:2]
mmap.mmap(readonly, 0, prot=mmap.PROT_READ)[:2]
mmap.mmap(readonly, 0, access=mmap.ACCESS_READ)[:2]
mmap.mmap(closed, 10)
mmap.mmap(file, 100)
mmap.mmap(file, 4, offset=1)
mmap.mmap(file, 4, offset=-1)
mmap.mmap(file, -1)
mmap.mmap(-1, 0)
mmap.mmap(-1, 10, prot=mmap.PROT_READ).write(b'a')
mmap.mmap(-1, 10, flags=0)
mmap.mmap(file, 10, flags=0)
len(mmap.mmap(file, 10, prot=mmap.PROT_READ | mmap.PROT_WRITE))
mmap.mmap(os.open('empty', os.O_RDWR | os.O_CREAT), 0)
""",
    globals(),
)
