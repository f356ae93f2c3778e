"""Files and shared memory have 128 MB together; who asks for more is told, and what there was is free again."""

import errno
from multiprocessing.shared_memory import SharedMemory

MB = 2**20


def fits(size):
    try:
        block = SharedMemory(create=True, size=size)
    except OSError as error:
        return errno.errorcode[error.errno]
    block.close()
    block.unlink()
    return 'fits'


print(fits(64 * MB), fits(128 * MB + 1), fits(64 * MB))
