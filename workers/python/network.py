"""No network: what asks for one is told so at once, as on a machine without a connection.

The sockets that come with Python for browsers look up every name and connect to every address, and then nothing ever
arrives: a program would wait for good. `multiprocessing.connection` has its own (`connections.py`).
"""

import errno
import os
import socket

_THIS_MACHINE = '127.0.0.1'
_look_up = socket.getaddrinfo


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
        return _look_up(host, port, family, type, proto, flags | socket.AI_NUMERICHOST)
    except socket.gaierror:
        # As Linux says it of a machine without a connection.
        raise socket.gaierror(socket.EAI_AGAIN, 'Temporary failure in name resolution') from None


def _gethostbyname(host):
    return _getaddrinfo(host, None, socket.AF_INET)[0][4][0]


def install():
    socket.socket.connect = _connect
    socket.socket.connect_ex = _connect_ex
    socket.getaddrinfo = _getaddrinfo
    socket.gethostbyname = _gethostbyname
