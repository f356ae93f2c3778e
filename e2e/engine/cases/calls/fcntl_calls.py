"""Flags of descriptors and of what they have open, duplicates, locks on files."""

import fcntl
import multiprocessing
import os

from told import tell

closed = 77
reader, writer = os.pipe()
file = os.open('file', os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o640)
changed = os.O_APPEND | os.O_NONBLOCK


def child():
    """What it has inherited."""
    flags = [fcntl.fcntl(fd, fcntl.F_GETFL) & changed for fd in (reader, file)]
    print('child', flags, os.get_inheritable(reader), os.get_inheritable(writer), flush=True)
    fcntl.fcntl(file, fcntl.F_SETFL, 0)


def rival():
    """Of another process: what it may lock."""
    os.lseek(file, 0, 0)
    tell(
        """
os.lockf(file, os.F_TEST, 1)
os.lockf(file, os.F_TEST, 2)
os.lockf(file, os.F_TLOCK, 0)
os.lockf(file, os.F_TLOCK, 1)
os.lseek(file, 4, 0), os.lockf(file, os.F_TEST, -1), os.lockf(file, os.F_TEST, 0)
os.lockf(file, os.F_TEST, -2)
""",
        globals(),
    )


if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    tell(
        """
fcntl.fcntl(reader, fcntl.F_GETFL), fcntl.fcntl(writer, fcntl.F_GETFL)
os.get_blocking(reader)
fcntl.fcntl(reader, fcntl.F_SETFL, os.O_NONBLOCK)
fcntl.fcntl(reader, fcntl.F_GETFL) == os.O_NONBLOCK, os.get_blocking(reader)
os.read(reader, 1)
fcntl.fcntl(reader, fcntl.F_SETFL, 0)
fcntl.fcntl(reader, fcntl.F_GETFL), os.get_blocking(reader)
os.set_blocking(reader, False)
os.set_blocking(reader, True)
os.get_blocking(reader)
fcntl.fcntl(file, fcntl.F_GETFL) & (os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC) == os.O_RDWR
fcntl.fcntl(file, fcntl.F_SETFL, os.O_APPEND)
os.write(file, b'12'), os.lseek(file, 0, 0), os.write(file, b'3'), os.pread(file, 9, 0)
fcntl.fcntl(file, fcntl.F_SETFL, 0)
os.lseek(file, 0, 0), os.write(file, b'0'), os.pread(file, 9, 0)
fcntl.fcntl(reader, fcntl.F_GETFD), os.get_inheritable(reader), os.get_inheritable(1)
os.set_inheritable(reader, True)
fcntl.fcntl(reader, fcntl.F_GETFD), os.get_inheritable(reader)
fcntl.fcntl(reader, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
fcntl.fcntl(reader, fcntl.F_GETFD), os.get_inheritable(reader), os.get_inheritable(file)
fcntl.fcntl(reader, fcntl.F_DUPFD, 40), fcntl.fcntl(40, fcntl.F_GETFD)
fcntl.fcntl(reader, fcntl.F_DUPFD_CLOEXEC, 40), fcntl.fcntl(41, fcntl.F_GETFD)
os.get_inheritable(os.dup(reader)), os.get_inheritable(os.dup(file))
os.dup2(reader, 60), os.get_inheritable(60)
os.dup2(reader, 60, inheritable=False), os.get_inheritable(60)
os.set_blocking(60, False), os.get_blocking(reader)
os.dup2(reader, reader) == reader
fcntl.fcntl(reader, fcntl.F_GETPIPE_SZ)
fcntl.fcntl(closed, fcntl.F_GETFL)
fcntl.fcntl(closed, fcntl.F_SETFL, 0)
fcntl.fcntl(closed, fcntl.F_GETFD)
fcntl.fcntl(closed, fcntl.F_SETFD, 0)
fcntl.fcntl(closed, fcntl.F_DUPFD, 0)
fcntl.fcntl(-1, fcntl.F_GETFL)
fcntl.fcntl(reader, 9999)
os.get_blocking(closed)
os.set_blocking(closed, True)
os.get_inheritable(closed)
os.set_inheritable(closed, True)
os.dup(closed)
os.dup2(closed, 61)
os.dup2(reader, -1)
os.set_inheritable(writer, True)
fcntl.fcntl(file, fcntl.F_SETFL, changed)
process = multiprocessing.Process(target=child)
process.start(), process.join()
fcntl.fcntl(file, fcntl.F_GETFL) & changed
fcntl.flock(file, fcntl.LOCK_EX)
fcntl.flock(os.open('file', os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB)
fcntl.flock(file, fcntl.LOCK_UN)
fcntl.flock(file, 0)
fcntl.flock(closed, fcntl.LOCK_EX)
fcntl.lockf(file, fcntl.LOCK_EX, 1)
fcntl.lockf(file, fcntl.LOCK_UN)
fcntl.lockf(file, 0)
fcntl.lockf(closed, fcntl.LOCK_EX)
fcntl.lockf(os.open('file', os.O_RDONLY), fcntl.LOCK_EX)
fcntl.lockf(os.open('file', os.O_WRONLY), fcntl.LOCK_SH)
fcntl.lockf(os.open('file', os.O_RDONLY), fcntl.LOCK_SH)
os.lockf(os.open('file', os.O_RDONLY), os.F_LOCK, 0)
os.lseek(file, 1, 0), os.lockf(file, os.F_LOCK, 2), os.lockf(file, os.F_TLOCK, 2), os.lockf(file, os.F_TEST, 2)
process = multiprocessing.Process(target=rival)
process.start(), process.join()
os.lseek(file, 1, 0), os.lockf(file, os.F_ULOCK, 0)
os.lockf(file, os.F_LOCK, -2)
os.lockf(file, 9, 0)
os.lockf(closed, os.F_LOCK, 0)
os.lockf(reader, os.F_LOCK, 0)
fcntl.ioctl(file, 0x5413, b'12345678')
fcntl.ioctl(closed, 0x5413, b'12345678')
fcntl.ioctl(reader, 0x5413, b'12345678')
""",
        globals(),
    )
