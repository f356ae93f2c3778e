"""Memory shared between processes: `mmap` over the run's files, and the C module `_posixshmem`.

A wasm memory can't be shared between workers, so each process has a copy of a mapped file in its own, its *region*. All
mappings of the file in one process show that region: what is written by one is there for the others at once. The kernel
keeps the regions of different processes in step at every system call that orders memory, and every few milliseconds;
values of `multiprocessing.sharedctypes` go to the shared words themselves (`shared_ctypes`).

A region is as large as the file was when it was made, whatever part of it is mapped. Who maps more, after the file has
grown, gets a new region; mappings made before stay in the old one, which is in step as another process's is.
"""

import ctypes
import errno
import fcntl
import mmap as mmap_module
import os
import types
import weakref

from . import kernel

#: What `mmap.PAGESIZE` says: Emscripten's pages of 64 KiB would make each arena that large.
PAGE = 4096

#: Advice that may be taken or not, and changes nothing that a program could see.
_HINTS = (
    mmap_module.MADV_NORMAL,
    mmap_module.MADV_RANDOM,
    mmap_module.MADV_SEQUENTIAL,
    mmap_module.MADV_WILLNEED,
    mmap_module.MADV_HUGEPAGE,
    mmap_module.MADV_NOHUGEPAGE,
    mmap_module.MADV_DODUMP,
    mmap_module.MADV_DONTDUMP,
)

_SHM = '/dev/shm'
_private_mmap = mmap_module.mmap

#: The newest region of each inode. A region lives as long as a mapping that shows it.
_regions = weakref.WeakValueDictionary()


class _Region:
    """A file's bytes in this process's memory. `fd` becomes its own: it keeps the inode from being another file's."""

    def __init__(self, words, size, fd):
        self._words = words
        self.address = ctypes.addressof(words)
        self.size = size
        self.fd = fd
        kernel.check(kernel.mmap(self.address, fd, 0, size))

    def __del__(self):
        kernel.munmap(self.address)
        os.close(self.fd)


def _region_of(fd, end):
    """The region that has the first `end` bytes of the file."""
    # Two threads shall not make two.
    before = kernel.disable_preemption()
    try:
        status = os.fstat(fd)
        region = _regions.get(status.st_ino)
        if region is None or region.size < end:
            # The kernel copies whole words.
            words = (ctypes.c_int32 * ((status.st_size + 3) // 4))()
            region = _regions[status.st_ino] = _Region(words, status.st_size, os.dup(fd))
        return region
    finally:
        kernel.enable_preemption(before)


class _MmapObject(ctypes.Structure):
    """How `mmap_object` begins in CPython's Modules/mmapmodule.c."""

    _fields_ = [
        ('ob_base', ctypes.c_byte * object.__basicsize__),
        ('data', ctypes.c_void_p),
        ('size', ctypes.c_ssize_t),
    ]


def _check_layout():
    """Fails where another CPython has another `mmap_object`: then the build does, which installs this."""
    probe = _private_mmap(-1, 3)
    fields = _MmapObject.from_address(id(probe))
    if (fields.data, fields.size) != (ctypes.addressof(ctypes.c_char.from_buffer(probe)), 3):
        raise RuntimeError('mmap_object is not what _MmapObject says')


class mmap(_private_mmap):
    """`mmap.mmap`: of one of the run's files, or anonymous, shared with other processes unless it is private."""

    def __new__(cls, fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True):
        private = access == mmap_module.ACCESS_COPY or flags & mmap_module.MAP_PRIVATE
        if not access and not flags & (mmap_module.MAP_PRIVATE | mmap_module.MAP_SHARED):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if fileno == -1:
            if length == 0:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            # C refuses a negative length.
            if private or length < 0:
                return _private_mmap.__new__(cls, -1, length, flags, prot, access)
            fd = _anonymous_file(length)
            try:
                return cls._show(fd, length, flags, prot, access, 0)
            finally:
                os.close(fd)
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
        writes = access == mmap_module.ACCESS_WRITE or (not access and prot & mmap_module.PROT_WRITE)
        if writes and fcntl.fcntl(fileno, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDWR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return cls._show(fileno, length, flags, prot, access, offset)

    #: What it shows a part of, from `_offset` on. None: its memory is its own, or it is closed.
    _region = None

    @classmethod
    def _show(cls, fd, length, flags, prot, access, offset):
        """A mapping that has no memory of its own: it is made with some, closed, and opened again over the region's.

        When C closes it at last, libc knows of no mapping at that address, and does nothing.
        """
        self = _private_mmap.__new__(cls, -1, 1, flags, prot, access, offset)
        _private_mmap.close(self)
        self._region = _region_of(fd, offset + length)
        self._offset = offset
        fields = _MmapObject.from_address(id(self))
        fields.data = self._region.address + offset
        fields.size = length
        return self

    def close(self):
        _private_mmap.close(self)
        self._region = None

    def __exit__(self, *_exception):
        # C's own does not come by `close`.
        self.close()

    def flush(self, offset=0, size=None, /, *, flags=None):
        length = len(self)
        if size is None:
            size = length - offset
        if offset < 0 or size < 0 or offset + size > length:
            raise ValueError('flush values out of range')
        if offset % PAGE:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if self._region is not None:
            kernel.shared_load(self._region.address + self._offset, length)

    def madvise(self, option, start=0, *length):
        # C knows what is out of bounds.
        _private_mmap.madvise(self, option, start, *length)
        # What is shared is still there afterwards; of memory of its own nothing would be.
        harmless = option in _HINTS or (option == mmap_module.MADV_DONTNEED and self._region is not None)
        if start % PAGE or not harmless:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    def size(self):
        return _private_mmap.size(self) if self._region is None else os.fstat(self._region.fd).st_size


mmap.__module__ = 'mmap'


def _anonymous_file(length):
    path = f'{_SHM}/{os.urandom(8).hex()}'
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    os.ftruncate(fd, length)
    return fd


def make_posixshmem():
    """The C module `_posixshmem`: named shared memory is a file in a folder of its own, as on Linux."""

    def named(path, call, *args):
        """An error has the name that the program knows."""
        try:
            return call(_SHM + path, *args)
        except OSError as error:
            error.filename = path
            raise

    def shm_open(path, flags, mode=0o777):
        return named(path, os.open, flags, mode)

    def shm_unlink(path):
        named(path, os.unlink)

    module = types.ModuleType('_posixshmem')
    module.shm_open, module.shm_unlink = shm_open, shm_unlink
    return module


def install():
    _check_layout()
    mmap_module.mmap = mmap
    mmap_module.PAGESIZE = mmap_module.ALLOCATIONGRANULARITY = PAGE
    from multiprocessing import heap

    heap.Arena._dir_candidates = [_SHM]
    heap.BufferWrapper._heap = heap.Heap(PAGE)
