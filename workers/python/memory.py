"""Memory shared between processes: `mmap` over the run's files, and the C module `_posixshmem`.

A wasm memory can't be shared between workers, so each process has a copy of a mapped file in its own. The kernel keeps
the copies in step at every system call that orders memory, and every few milliseconds; values of
`multiprocessing.sharedctypes` go to the shared words themselves (`shared_ctypes`).
"""

import ctypes
import mmap as mmap_module
import os
import types

from . import kernel

#: What `mmap.PAGESIZE` says: Emscripten's pages of 64 KiB would make each arena that large.
PAGE = 4096

_SHM = '/dev/shm'
_private_mmap = mmap_module.mmap


class mmap(_private_mmap):
    """`mmap.mmap`: of one of the run's files, or anonymous, shared with other processes unless it is private."""

    def __new__(cls, fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True):
        private = access == mmap_module.ACCESS_COPY or flags & mmap_module.MAP_PRIVATE
        if fileno == -1:
            if private:
                return _private_mmap.__new__(cls, -1, length, flags, prot, access)
            return cls._map(_anonymous_file(length), length, 0)
        if not kernel.is_run_file(fileno):
            return _private_mmap.__new__(cls, fileno, length, flags, prot, access, offset)
        size = os.fstat(fileno).st_size
        if length == 0:
            length = size - offset
            if length <= 0:
                raise ValueError('mmap offset is greater than file size' if offset else 'cannot mmap an empty file')
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if offset < 0:
            raise OverflowError('memory mapped offset must be positive')
        if offset + length > size:
            raise ValueError('mmap length is greater than file size')
        if private:
            self = _private_mmap.__new__(cls, -1, length)
            self[:] = os.pread(fileno, length, offset)
            return self
        self = cls._map(os.dup(fileno), length, offset)
        self._writable = access != mmap_module.ACCESS_READ and bool(prot & mmap_module.PROT_WRITE)
        return self

    #: Descriptor of what is mapped; it keeps the file alive. None: nothing is shared.
    _fd = None
    _writable = True

    @classmethod
    def _map(cls, fd, length, offset):
        self = _private_mmap.__new__(cls, -1, length)
        self._fd = fd
        self._offset = offset
        self._length = length
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self))
        kernel.check(kernel.mmap(self._address, fd, offset, length))
        return self

    def close(self):
        if self._fd is None:
            super().close()
            return
        kernel.munmap(self._address)
        try:
            super().close()
        except BufferError:
            kernel.mmap(self._address, self._fd, self._offset, self._length)
            raise
        fd, self._fd = self._fd, None
        os.close(fd)

    def __exit__(self, *_exception):
        # C's own does not come by `close`.
        self.close()

    def flush(self, *_range, **_flags):
        if self._fd is not None:
            kernel.shared_load(self._address, self._length)

    def __setitem__(self, index, value):
        self._check_writable()
        super().__setitem__(index, value)

    def write(self, data, /):
        self._check_writable()
        return super().write(data)

    def write_byte(self, byte, /):
        self._check_writable()
        super().write_byte(byte)

    def _check_writable(self):
        if not self._writable:
            raise TypeError("mmap can't modify a readonly memory map.")

    def __del__(self):
        if self._fd is not None:
            self.close()


mmap.__module__ = 'mmap'


def _anonymous_file(length):
    path = f'{_SHM}/{os.urandom(8).hex()}'
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    os.ftruncate(fd, length)
    return fd


def make_posixshmem():
    """The C module `_posixshmem`: named shared memory is a file in a folder of its own, as on Linux."""

    def shm_open(path, flags, mode=0o777):
        return os.open(_SHM + path, flags, mode)

    def shm_unlink(path):
        os.unlink(_SHM + path)

    module = types.ModuleType('_posixshmem')
    module.shm_open, module.shm_unlink = shm_open, shm_unlink
    return module


def install():
    mmap_module.mmap = mmap
    mmap_module.PAGESIZE = mmap_module.ALLOCATIONGRANULARITY = PAGE
    from multiprocessing import heap

    heap.Arena._dir_candidates = [_SHM]
    heap.BufferWrapper._heap = heap.Heap(PAGE)
