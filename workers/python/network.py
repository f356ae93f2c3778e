"""No network: what asks for one is refused at once, as on a machine without a connection.

The sockets that come with Python for browsers look up every name and connect to every address, and then nothing ever
arrives: a program would wait for good. `multiprocessing.connection` has its own (`connections.py`).
"""

import errno
import os
import socket

_THIS_MACHINE = '127.0.0.1'
_look_up = socket.getaddrinfo

#: As `socket.herror` has it: TRY_AGAIN of netdb.h, and glibc's words.
_NO_NAME = (2, 'Host name lookup failure')


def _bind(_socket, _address):
    # As `listen`: nobody could ever come.
    raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))


def _sendto(_socket, _data, *_flags_and_address):
    raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))


def _connect(_socket, address):
    # Nobody listens on this machine, and there is no other.
    here = isinstance(address, tuple) and address[0] in ('', 'localhost', _THIS_MACHINE)
    code = errno.ECONNREFUSED if here else errno.ENETUNREACH
    raise OSError(code, os.strerror(code))


def _connect_ex(connecting, address):
    try:
        _connect(connecting, address)
    except OSError as error:
        return error.errno


def _getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Addresses are looked up as they are, of names only this machine's own."""
    if host == 'localhost':
        host = _THIS_MACHINE
    try:
        found = _look_up(host, port, family, type, proto, flags | socket.AI_NUMERICHOST)
    except socket.gaierror:
        # As Linux says it of a machine without a connection.
        raise socket.gaierror(socket.EAI_AGAIN, 'Temporary failure in name resolution') from None
    # There is no IPv6 here; of its addresses libc has no way to tell.
    known = [each for each in found if each[0] == socket.AF_INET]
    if not known:
        raise socket.gaierror(socket.EAI_FAMILY, 'ai_family not supported')
    return known


def _gethostbyname(host):
    return _getaddrinfo(host, None, socket.AF_INET)[0][4][0]


def _gethostbyname_ex(host):
    return host, [], [_gethostbyname(host)]


def _gethostbyaddr(host):
    address = _gethostbyname(host)
    if address != _THIS_MACHINE:
        raise socket.herror(*_NO_NAME)
    return 'localhost', [], [address]


def install():
    socket.socket.bind = _bind
    socket.socket.connect = _connect
    socket.socket.connect_ex = _connect_ex
    socket.socket.sendto = _sendto
    for function in (_getaddrinfo, _gethostbyname, _gethostbyname_ex, _gethostbyaddr):
        function.__module__ = 'socket'
        function.__name__ = function.__qualname__ = function.__name__.removeprefix('_')
        setattr(socket, function.__name__, function)
