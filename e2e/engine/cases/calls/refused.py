"""What works on Linux and is refused here: by an exception, never by a success that is none."""

import fcntl
import mmap
import os
import pty
import select
import signal
import socket
import termios
import time
import tty

from told import tell

reader, writer = os.pipe()
stream, packets = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
with open('file', 'w') as made:
    made.write('content')
memory = mmap.mmap(-1, 4096)

tell(
    """
os.waitpid(-1, os.WUNTRACED)
os.waitid(os.P_ALL, 0, os.WSTOPPED)
os.chown('file', 1234, 1234)
os.fchown(1, 1234, 1234)
os.setuid(0)
os.setgid(0)
os.setreuid(0, 0)
os.setregid(0, 0)
os.chroot('/')
os.grantpt(reader)
os.posix_openpt(os.O_RDWR)
os.openpty()
os.mkfifo('fifo')
os.link('file', 'other')
os.nice(1)
os.fork()
os.getloadavg()
open('/dev/tty')
open('/dev/stdout', 'w')
os.fsync(1)
os.tcgetpgrp(1)
termios.tcgetattr(1)
termios.tcsetattr(1, 0, [0, 0, 0, 0, 0, 0, [0] * 32])
termios.tcflush(1, 0)
termios.tcsetwinsize(1, (1, 1))
tty.setraw(1)
pty.openpty()
fcntl.fcntl(reader, 1031, 4096)
memory.madvise(mmap.MADV_REMOVE)
memory.resize(8192)
signal.signal(40, signal.SIG_IGN)
os.kill(os.getpid(), 40)
select.epoll()
stream.bind(('127.0.0.1', 0))
stream.listen()
stream.connect(('127.0.0.1', 1))
packets.sendto(b'x', ('127.0.0.1', 9))
socket.create_server(('127.0.0.1', 0))
socket.gethostbyname_ex('example.com')
socket.gethostbyaddr('192.0.2.1')
socket.getaddrinfo('::1', 80)
socket.if_nameindex()
socket.getservbyname('http')
time.clock_settime(time.CLOCK_REALTIME, 1)
""",
    globals(),
)
