"""How processes come to be: the seams in `multiprocessing.popen_*` and `forkserver`."""

import atexit
import os
import signal
import struct
import sys
from multiprocessing import (
    connection,
    forkserver,
    popen_fork,
    process,
    resource_tracker,
    spawn,
    util,
)

from . import connections, kernel, polling

#: What a forked child runs; in the image that it starts from.
child_main = None

_preparation_data = spawn.get_preparation_data

# Name of the process being launched, for the trace: spawnv_passfds() and the fork server don't know it.
_launching = 'process'


def fork(function, name):
    """Forks; the child calls `function`, which never returns. Returns the child's pid."""
    global child_main
    # Until the image has been taken: another thread may fork, too.
    before = kernel.disable_preemption()
    try:
        child_main = function
        return kernel.fork_process(name)
    finally:
        child_main = None
        kernel.enable_preemption(before)


def _fork_launch(self, process_obj):
    """`popen_fork.Popen._launch`, with the child's half as a function: a fork here can't return twice."""
    parent_r, child_w = os.pipe()
    child_r, parent_w = os.pipe()

    def child():
        code = 1
        try:
            atexit._clear()
            atexit.register(util._exit_function)
            os.close(parent_r)
            os.close(parent_w)
            code = process_obj._bootstrap(parent_sentinel=child_r)
        finally:
            atexit._run_exitfuncs()
            os._exit(code)

    try:
        self.pid = fork(child, process_obj.name)
    except BaseException:
        for fd in (parent_r, child_w, child_r, parent_w):
            os.close(fd)
        raise
    os.close(child_w)
    os.close(child_r)
    self.finalizer = util.Finalize(self, util.close_fds, (parent_r, parent_w))
    self.sentinel = parent_r


def _remember_name():
    """`Popen._launch` of spawn and of the fork server both ask for preparation data, with the process's name."""

    def get_preparation_data(name):
        global _launching
        _launching = name
        return _preparation_data(name)

    spawn.get_preparation_data = get_preparation_data


def spawnv_passfds(_path, args, passfds):
    args = [os.fsdecode(arg) for arg in args]
    fds = sorted({fd for fd in passfds if fd is not None and fd >= 0})
    server = any('_interleave.launch import serve' in arg for arg in args)
    name, method = ('forkserver', 'forkserver') if server else (_launching, 'spawn')
    # As fork_exec() without an environment of its own: the parent's, as it is now.
    environment = [text for item in os.environ.items() for text in item]
    return kernel.check(kernel.spawn(args, environment, fds, name, method))


# The fork server. CPython's speaks AF_UNIX with descriptors in messages, and forks with os.fork(); this one speaks
# the kernel's connections, in which a descriptor is a number that the receiver adopts.

_REQUEST = struct.Struct('<ii')


def _ensure_running(self):
    with self._lock:
        if self._forkserver_pid is not None:
            pid, _ = os.waitpid(self._forkserver_pid, os.WNOHANG) if _is_own_child(self) else (0, 0)
            if not pid:
                return
            os.close(self._forkserver_alive_fd)
            self._forkserver_address = self._forkserver_alive_fd = self._forkserver_pid = None
        options = {}
        if self._preload_modules:
            data = _preparation_data('ignore')
            options = {
                'sys_path': data.get('sys_path'),
                'main_path': data.get('init_main_from_path'),
            }
        listener = connections.KernelListener()
        alive_r, alive_w = os.pipe()
        command = 'from _interleave.launch import serve; serve(%d, %d, %r, **%r)'
        command %= (listener._fd, alive_r, self._preload_modules, options)
        try:
            exe = spawn.get_executable()
            pid = util.spawnv_passfds(exe, [exe, '-c', command], [listener._fd, alive_r])
        except BaseException:
            os.close(alive_w)
            raise
        finally:
            os.close(alive_r)
            listener.close()
        self._forkserver_address = listener._address
        self._forkserver_alive_fd = alive_w
        self._forkserver_pid = pid
        self._forkserver_parent = os.getpid()


def _is_own_child(server):
    return getattr(server, '_forkserver_parent', None) == os.getpid()


def _connect_to_new_process(self, fds):
    self.ensure_running()
    if len(fds) + 4 >= forkserver.MAXFDS_TO_SEND:
        raise ValueError('too many fds')
    parent_r, child_w = os.pipe()
    child_r, parent_w = os.pipe()
    sent = [child_r, child_w, self._forkserver_alive_fd, *fds]
    name = _launching.encode()
    try:
        client = connection.Connection(connections.connect(self._forkserver_address))
        with client:
            tokens = [kernel.check(kernel.send_fd(fd, client.fileno())) for fd in sent]
            client.send_bytes(_REQUEST.pack(len(tokens), len(name)) + struct.pack(f'<{len(tokens)}q', *tokens) + name)
    except BaseException:
        os.close(parent_r)
        os.close(parent_w)
        raise
    finally:
        os.close(child_r)
        os.close(child_w)
    return parent_r, parent_w


def serve(listener_fd, alive_r, preload, main_path=None, sys_path=None):
    """Runs the fork server, as `multiprocessing.forkserver.main` does."""
    try:
        _preload(preload, main_path, sys_path)
    except BaseException:
        _refuse(listener_fd)
        raise
    util._close_stdin()
    ended_r, ended_w = os.pipe()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, lambda *_: os.write(ended_w, b'x'))
    forkserver._forkserver._forkserver_address = connections.address_of(kernel.listening_address(listener_fd))
    status_fds = {}
    while True:
        kernel.wait(kernel.poll, [listener_fd, alive_r, ended_r], [polling.TO_READ] * 3)
        if kernel.is_readable(ended_r):
            os.read(ended_r, 65536)
            _report_ended_children(status_fds)
        if kernel.is_readable(alive_r):
            raise SystemExit
        if kernel.is_readable(listener_fd):
            with connection.Connection(connections.accept(listener_fd)) as client:
                _fork_for(client, status_fds, [listener_fd, alive_r, ended_r, ended_w])


def _refuse(listener_fd):
    """Closes what clients have sent already, so that they see an end of file and no silence."""
    while kernel.is_readable(listener_fd):
        with connection.Connection(connections.accept(listener_fd)) as client:
            for fd in _receive(client)[0]:
                os.close(fd)
    os.close(listener_fd)


def _preload(names, main_path, sys_path):
    if not names:
        return
    if sys_path is not None:
        sys.path[:] = sys_path
    if '__main__' in names and main_path is not None:
        process.current_process()._inheriting = True
        try:
            spawn.import_main_path(main_path)
        finally:
            del process.current_process()._inheriting
    for name in names:
        try:
            __import__(name)
        except ImportError:
            pass
    util._flush_std_streams()


def _report_ended_children(status_fds):
    while status_fds:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        fd = status_fds.pop(pid)
        try:
            forkserver.write_signed(fd, os.waitstatus_to_exitcode(status))
        except BrokenPipeError:
            pass
        os.close(fd)


def _receive(client):
    """A request's descriptors and the new process's name; none when the client has gone."""
    try:
        request = client.recv_bytes()
    except EOFError, OSError:
        return [], ''
    count, _ = _REQUEST.unpack_from(request)
    tokens = struct.unpack_from(f'<{count}q', request, _REQUEST.size)
    return [kernel.check(kernel.receive_fd(token)) for token in tokens], request[_REQUEST.size + 8 * count :].decode()


def _fork_for(client, status_fds, own_fds):
    received, name = _receive(client)
    if not received:
        return
    child_r, child_w, alive_w, *fds = received

    def child():
        code = 1
        try:
            atexit._clear()
            atexit.register(util._exit_function)
            for fd in status_fds.values():
                os.close(fd)
            client.close()
            handlers = {signal.SIGCHLD: signal.SIG_DFL, signal.SIGINT: signal.default_int_handler}
            code = forkserver._serve_one(child_r, [alive_w, -1, *fds], [*own_fds, child_w], handlers)
        except Exception:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
        finally:
            atexit._run_exitfuncs()
            os._exit(code)

    pid = fork(child, name)
    try:
        forkserver.write_signed(child_w, pid)
    except BrokenPipeError:
        pass
    status_fds[pid] = child_w
    for fd in (child_r, alive_w, *fds):
        os.close(fd)


def _check_resource(name, kind):
    """What `ResourceTracker._send` refuses."""
    if len(f'REGISTER:{name}:{kind}\n'.encode()) > 512:
        raise ValueError('msg too long')


def install():
    popen_fork.Popen._launch = _fork_launch
    _remember_name()
    util.spawnv_passfds = spawnv_passfds
    server = forkserver.ForkServer
    server.ensure_running = _ensure_running
    server.connect_to_new_process = _connect_to_new_process
    for name in ('ensure_running', 'connect_to_new_process'):
        setattr(forkserver, name, getattr(forkserver._forkserver, name))
    # Nothing outlives its process here that a tracker would have to clean up.
    for name, value in {
        'ensure_running': lambda: None,
        'getfd': lambda: -1,
        'register': _check_resource,
        'unregister': _check_resource,
    }.items():
        setattr(resource_tracker, name, value)
        setattr(resource_tracker.ResourceTracker, name, lambda _self, *args, _value=value: _value(*args))
    resource_tracker.ResourceTracker._check_alive = lambda _self: True
