"""waitpid, kill and pipes by hand."""

import errno
import os
import signal
import time
from multiprocessing import Process


def child(seconds, code):
    time.sleep(seconds)
    os._exit(code)


if __name__ == '__main__':
    process = Process(target=child, args=(0, 6))
    process.start()
    pid, status = os.waitpid(process.pid, 0)
    print(pid == process.pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
    process = Process(target=child, args=(60, 0))
    process.start()
    print(os.waitpid(process.pid, os.WNOHANG))
    os.kill(process.pid, 0)
    os.kill(process.pid, signal.SIGTERM)
    pid, status = os.waitpid(process.pid, 0)
    print(pid == process.pid, os.WIFSIGNALED(status), os.WTERMSIG(status))
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError as error:
        print(type(error).__name__, error.errno == errno.ESRCH)
    try:
        os.waitpid(-1, 0)
    except ChildProcessError as error:
        print(type(error).__name__, error.errno == errno.ECHILD)
    reader, writer = os.pipe()
    print(os.write(writer, b'hello'), os.read(reader, 10))
    os.close(writer)
    print(os.read(reader, 10))
    os.close(reader)
    try:
        os.read(reader, 1)
    except OSError as error:
        print(error.errno == errno.EBADF)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        os.write(writer, b'x')
    except BrokenPipeError as error:
        print(type(error).__name__)
