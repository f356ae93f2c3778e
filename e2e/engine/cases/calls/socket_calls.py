"""What of `socket` needs no network: addresses as text and bytes, numbers' order, pairs."""

import os
import socket

from told import tell

left, right = socket.socketpair()
unused = socket.socket()
reader, writer = os.pipe()

tell(
    """
left.send(b'hello'), right.recv(3), right.recv(10)
right.send(b'back'), left.recv(10)
right.setblocking(False)
right.recv(1)
right.setblocking(True)
left.send(b'last'), left.close(), right.recv(9), right.recv(9)
right.send(b'x')
right.fileno() == right.detach(), right.fileno()
socket.inet_aton('1.2.3.4'), socket.inet_aton('127.1')
socket.inet_aton('x')
socket.inet_ntoa(b'1234')
socket.inet_ntoa(b'12')
socket.inet_pton(socket.AF_INET, '1.2.3.4'), socket.inet_ntop(socket.AF_INET, b'1234')
socket.inet_pton(socket.AF_INET, 'x')
socket.inet_ntop(socket.AF_INET, b'12')
socket.inet_pton(99, '1.2.3.4')
socket.htons(1), socket.htonl(1), socket.ntohs(256), socket.ntohl(1 << 24)
socket.htons(1 << 16)
socket.htonl(1 << 32)
socket.getprotobyname('tcp'), socket.getprotobyname('udp')
socket.getprotobyname('none')
socket.getservbyname('none')
socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)[0][4]
socket.gethostbyname('127.0.0.1'), socket.gethostbyname('localhost')
isinstance(socket.gethostname(), str), socket.getfqdn(socket.gethostname()) != ''
socket.getdefaulttimeout(), socket.setdefaulttimeout(1.5), socket.getdefaulttimeout()
socket.setdefaulttimeout(-1)
socket.setdefaulttimeout(None)
socket.create_connection(('127.0.0.1', 1))
unused.getsockname(), unused.family == socket.AF_INET, unused.type == socket.SOCK_STREAM
unused.getpeername()
unused.recv(1)
isinstance(unused, socket.SocketType), socket.SocketIO(unused, 'r').readable()
unused.close(), unused.fileno()
unused.recv(1)
socket.socket(99)
socket.close(socket.dup(reader))
socket.close(77)
socket.dup(77)
""",
    globals(),
)
