"""Selectors, sockets and listeners of `multiprocessing.connection` over kernel pipes."""

import errno
import os
import selectors
import socket
import struct
import threading
from multiprocessing import connection, managers, reduction, util

from . import kernel
from .polling import POLL_ALWAYS, POLLIN, POLLOUT

FAMILY = 'AF_UNIX'


class KernelSelector(selectors._BaseSelectorImpl):
    """A selector over the kernel's descriptors; files are always ready."""

    def select(self, timeout=None):
        fds = list(self._fd_to_key)
        events = [_asked(key.events) for key in self._fd_to_key.values()]
        if timeout is None or timeout > 0:
            kernel.wait(kernel.poll, fds, events, timeout=timeout)
        ready = []
        for fd, key in self._fd_to_key.items():
            # As `PollSelector` has it: a wait for either finds the end, or what is wrong.
            found = kernel.poll_events(fd) & _asked(key.events)
            events = selectors.EVENT_WRITE if found & ~POLLIN else 0
            events |= selectors.EVENT_READ if found & ~POLLOUT else 0
            if events & key.events:
                ready.append((key, events & key.events))
        return ready


def _asked(events):
    asked = POLL_ALWAYS
    if events & selectors.EVENT_READ:
        asked |= POLLIN
    if events & selectors.EVENT_WRITE:
        asked |= POLLOUT
    return asked


class SocketEnd:
    """One end of `socketpair()`, as far as `multiprocessing` and `asyncio` use a socket."""

    def __init__(self, fd):
        self._fd = fd
        self._blocking = True

    def fileno(self):
        return self._fd

    def setblocking(self, blocking):
        self._blocking = bool(blocking)

    def recv(self, length):
        if not self._blocking and not kernel.is_readable(self._fd):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return os.read(self._fd, length)

    def send(self, data):
        if not self._blocking and not kernel.is_writable(self._fd):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return os.write(self._fd, data)

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        if self._fd >= 0:
            os.close(self.detach())


def socketpair(_family=None, _type=None, _proto=0):
    one, other = kernel.check(kernel.socketpair())
    return SocketEnd(one), SocketEnd(other)


class KernelListener:
    """`connection.SocketListener`: a pipe through which connections come.

    An address is a file with the pipe's number in it: its path with AF_UNIX, that of the port with AF_INET. Without
    an address, only those that know the number can connect.
    """

    def __init__(self, address=None, family=FAMILY, _backlog=1):
        self._fd, number = kernel.check(kernel.listen())
        self._address = address_of(number)
        self._last_accepted = None
        self._unlink = None
        if address is None:
            return
        try:
            self._address, path = _bind(address, family, number)
        except BaseException:
            os.close(self._fd)
            raise
        self._unlink = util.Finalize(self, os.unlink, args=(path,), exitpriority=0)

    def accept(self):
        accepted = connection.Connection(accept(self._fd))
        self._last_accepted = '' if isinstance(self._address, str) else (_LOCAL_HOST, _FIRST_FREE_PORT)
        return accepted

    def close(self):
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            os.close(fd)
        unlink, self._unlink = self._unlink, None
        if unlink is not None:
            unlink()


_LOCAL_HOST = '127.0.0.1'
_FIRST_FREE_PORT = 49152
_PORTS = '/home/.ports'
_LISTENER = 'listener '


def _bind(address, family, number):
    """Makes the file of an address; returns the address and the file. A port 0 becomes one that is free."""
    if family == FAMILY:
        path = os.fspath(address)
    else:
        host, port = address
        port = port or _FIRST_FREE_PORT + number
        address = _LOCAL_HOST if host == 'localhost' else host, port
        os.makedirs(_PORTS, exist_ok=True)
        path = f'{_PORTS}/{port}'
    try:
        with open(path, 'x') as file:
            file.write(f'{_LISTENER}{number}')
    except FileExistsError:
        raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE)) from None
    return address, path


def address_of(number):
    return f'/kernel/{number}'


def accept(fd):
    """The next connection's descriptor."""
    while True:
        kernel.wait(kernel.wait_readable, fd)
        result = kernel.accept(fd)
        if result != -errno.EAGAIN:
            return kernel.check(result)


def connect(address):
    """A descriptor connected to the listener at `address`."""
    return kernel.check(kernel.connect(_number_of(address)))


def _number_of(address):
    if isinstance(address, str):
        _, _, number = address.rpartition('/kernel/')
        if number.isdigit():
            return int(number)
        path = address
    else:
        path = f'{_PORTS}/{address[1]}'
    try:
        with open(path) as file:
            kind, number = file.read().split(' ')
    except FileNotFoundError:
        if path == address:
            raise
        kind = ''
    except ValueError:
        kind = ''
    if kind + ' ' != _LISTENER:
        raise ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED))
    return int(number)


def _wait_for_end(server):
    """`managers.Server` looks up every second while it waits for its end; here a signal wakes it, and so it need not.

    To the search for deadlocks it would always be just about to do something.
    """

    def set_event(self, event):
        event.wait = lambda _timeout=None: threading.Event.wait(event)
        self._stop_event = event

    server.stop_event = property(lambda self: self._stop_event, set_event)


def install():
    _wait_for_end(managers.Server)
    selectors.KernelSelector = KernelSelector
    for name in ('DefaultSelector', 'PollSelector', 'SelectSelector'):
        setattr(selectors, name, KernelSelector)
    connection._WaitSelector = KernelSelector
    socketpair.__module__ = 'socket'
    socket.socketpair = socketpair
    connection.SocketListener = KernelListener
    connection.SocketClient = lambda address: connection.Connection(connect(address))
    connection.default_family = FAMILY
    if FAMILY not in connection.families:
        connection.families.append(FAMILY)
    reduction.HAVE_SEND_HANDLE = True
    reduction.DupFd = _dup_fd
    reduction.send_handle, reduction.recv_handle = send_handle, recv_handle


# In a message of its own, as in ancillary data.
_HANDLE = struct.Struct('<8sq')
_HANDLE_MARK = b'\x00handle\x00'


def send_handle(conn, handle, _destination_pid):
    """Send a handle over a local connection."""
    os.write(conn.fileno(), _HANDLE.pack(_HANDLE_MARK, kernel.check(kernel.send_fd(handle, conn.fileno()))))


def recv_handle(conn):
    """Receive a handle over a local connection."""
    message = os.read(conn.fileno(), _HANDLE.size)
    if not message:
        raise EOFError
    if len(message) != _HANDLE.size or not message.startswith(_HANDLE_MARK):
        raise RuntimeError('Invalid data received')
    return kernel.check(kernel.receive_fd(_HANDLE.unpack(message)[1]))


class _SentFd:
    """A descriptor in a pickle: the one process that unpickles it takes it over, as long as its sender lives.

    As with CPython's `resource_sharer`, whose server ends with the sender.
    """

    def __init__(self, fd):
        self._token = kernel.check(kernel.send_fd(fd, -1))

    def detach(self):
        return kernel.check(kernel.receive_fd(self._token))


def _dup_fd(fd):
    from multiprocessing import context

    popen = context.get_spawning_popen()
    if popen is not None:
        return popen.DupFd(popen.duplicate_for_child(fd))
    return _SentFd(fd)
