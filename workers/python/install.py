"""Installs the runtime: run once, before the snapshot is taken.

The seams, each replaced by a module beside this one:

    hidden_frames  frames of functions in this package, which nobody sees
    linux_errno  errno, and the numbers and words of every OSError
    async_exceptions  PyThreadState_SetAsyncExc of ctypes.pythonapi
    threads      _thread, and what threading has bound from it
    posix        os.read, write, pipe, waitpid, kill, getpid …; time.sleep
    pipe_files   open of a pipe's descriptor; sys.stdin
    signals      signal.signal, alarm, sigwait …, SIG_IGN; os.kill, setsid …
    semaphores   the C module _multiprocessing; synchronize.Lock has the kernel know that it is one
    files        os.umask, set_inheritable, chown, posix_fadvise, pathconf …
    clocks       os.times, wait3, wait4; time.thread_time, get_clock_info; the module resource
    memory       mmap.mmap; the C module _posixshmem
    shared_ctypes  rebuild_ctype and copy of multiprocessing.sharedctypes
    connections  selectors; socketpair, SocketListener and SocketClient of multiprocessing.connection;
                 managers.Server.stop_event
    polling      select.select, select.poll
    network      connect of socket.socket; socket.getaddrinfo, gethostbyname
    programs     subprocess.Popen._execute_child, os.exec*, os.system
    file_locks   fcntl.flock, lockf; os.lockf
    sqlite       Connection, Cursor and connect of sqlite3
    launch       Popen._launch of fork, util.spawnv_passfds, the fork server, the resource tracker
"""

import functools
import gc
import sys

from pyodide.code import run_js


def install():
    from . import linux_errno

    linux_errno.install()

    from . import memory, semaphores, threads

    threads.install()
    sys.modules['_multiprocessing'] = semaphores.make_module()
    sys.modules['_posixshmem'] = memory.make_posixshmem()
    # queue.SimpleQueue in C waits in C; without the C module, Python's own takes its place.
    sys.modules['_queue'] = None
    for name in ('queue', 'concurrent.futures.thread', 'concurrent.futures.process'):
        sys.modules.pop(name, None)
    sys.executable = '/usr/bin/python3'
    sys.excepthook = sys.__excepthook__

    from . import clocks, pipe_files, posix, signals

    # Before multiprocessing is imported: its classes bind os.read, os.write and os.getpid when they are made.
    posix.install()
    pipe_files.install()
    signals.install()
    clocks.install()

    from . import (
        async_exceptions,
        connections,
        file_locks,
        files,
        launch,
        network,
        polling,
        programs,
        shared_ctypes,
        sqlite,
    )

    async_exceptions.install()
    connections.install()
    file_locks.install()
    files.install()
    network.install()
    polling.install()
    sqlite.install()
    programs.install()
    launch.install()
    memory.install()
    shared_ctypes.install()
    _preload()
    _make_array_type()
    semaphores.mark_locks()
    _restore_asyncio()
    from . import hidden_frames

    hidden_frames.install()
    _empty_caches()
    # None of it will ever be garbage: a collection need not look at it, in no process.
    gc.collect()
    gc.freeze()


def _empty_caches():
    """They keep hashes of their own, of texts too, and each interpreter has others (`pyodide/hash-secret.ts`)."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):
            thing.cache_clear()


def check_tables():
    """Raises KeyError if a key is not found in its dict or set: the build has given the image another hash secret."""
    gc.unfreeze()
    for table in gc.get_objects():
        if isinstance(table, (dict, set, frozenset)):
            for key in list(table):
                if key not in table:
                    raise KeyError(key)


def _make_array_type():
    """Pyodide makes a Python type for arrays when it meets the first, and names of its own when it reads the first.

    The one runs Python code in the middle of a call from JavaScript, where no thread can be suspended; so not later,
    when a thread might be preempted there. The other would keep an interpreter from being used again
    (`pyodide/recycling.ts`).
    """
    list(run_js('[]'))


def _restore_asyncio():
    """Pyodide runs asyncio on the browser's event loop; here CPython's own loop waits in the kernel."""
    from asyncio import events

    events._set_event_loop_policy(None)
    events._set_running_loop(None)


def _preload():
    """Imports what programs of this kind import, so that no process has to."""
    import asyncio  # noqa: F401
    import concurrent.futures.process
    import concurrent.futures.thread  # noqa: F401
    import multiprocessing.managers
    import multiprocessing.pool
    import multiprocessing.popen_forkserver
    import multiprocessing.popen_spawn_posix
    import multiprocessing.queues
    import multiprocessing.sharedctypes
    import multiprocessing.synchronize  # noqa: F401
    import pkgutil  # noqa: F401
    import random  # noqa: F401
    import runpy  # noqa: F401
    import traceback  # noqa: F401

    from . import entry, tracing  # noqa: F401
