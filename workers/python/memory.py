"""Memory shared between processes: `multiprocessing.heap.Arena` over the kernel's."""

import ctypes
import errno
import os
import types

from . import kernel


class Arena:
    """Shared memory from which `Value` and `Array` are cut."""

    def __init__(self, size, offset=None):
        self.size = size = (size + 63) & ~63
        self.buffer = bytearray(size)
        self._memory = (ctypes.c_char * size).from_buffer(self.buffer)
        self._offset = kernel.check(kernel.shm_new(size)) if offset is None else offset
        kernel.shm_map(ctypes.addressof(self._memory), self._offset, size, offset is None)

    def __reduce__(self):
        return Arena, (self.size, self._offset)


Arena.__module__ = 'multiprocessing.heap'


def make_posixshmem():
    """The C module `_posixshmem`, which `multiprocessing` imports wherever named shared memory is used."""

    def shm_open(path, flags, mode=0o777):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), path)

    def shm_unlink(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)

    module = types.ModuleType('_posixshmem')
    module.shm_open, module.shm_unlink = shm_open, shm_unlink
    return module


def install():
    from multiprocessing import heap

    heap.Arena = Arena
    heap.BufferWrapper._heap = heap.Heap(4096)
