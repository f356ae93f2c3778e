"""What works on Linux and is refused here: by an exception, never by a success that is none."""

import fcntl
import mmap
import os
import pty
import signal
import socket
import termios
import threading
import time
import tty

from told import tell

reader, writer = os.pipe()
stream, packets = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
with open('file', 'w') as made:
    made.write('content')
pair = socket.socketpair()
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
os.fork()
os.getloadavg()
open('/dev/tty')
open('/dev/stdout', 'w')
os.fsync(1)
os.tcgetpgrp(1)
os.tcsetpgrp(1, 1)
os.login_tty(reader)
os.ptsname(reader)
os.unlockpt(reader)
termios.tcgetattr(1)
termios.tcdrain(1)
termios.tcflow(1, termios.TCOON)
termios.tcsendbreak(1, 0)
termios.tcsetattr(1, 0, [0, 0, 0, 0, 0, 0, [0] * 32])
termios.tcflush(1, 0)
termios.tcsetwinsize(1, (1, 1))
tty.setraw(1)
tty.setcbreak(1)
pty.openpty()
pty.fork()
pty.spawn(['ls'])
os.execl('/bin/ls', 'ls')
os.execle('/bin/ls', 'ls', {})
os.execlp('ls', 'ls')
os.execlpe('ls', 'ls', {})
os.execv('/bin/ls', ['ls'])
os.execve('/bin/ls', ['ls'], {})
os.execvp('ls', ['ls'])
os.execvpe('ls', ['ls'], {})
os.spawnl(os.P_WAIT, '/bin/ls', 'ls')
os.spawnle(os.P_WAIT, '/bin/ls', 'ls', {})
os.spawnlp(os.P_WAIT, 'ls', 'ls')
os.spawnlpe(os.P_WAIT, 'ls', 'ls', {})
os.spawnv(os.P_WAIT, '/bin/ls', ['ls'])
os.spawnve(os.P_WAIT, '/bin/ls', ['ls'], {})
os.spawnvp(os.P_WAIT, 'ls', ['ls'])
os.spawnvpe(os.P_WAIT, 'ls', ['ls'], {})
os.popen('ls')
fcntl.fcntl(reader, 1031, 4096)
memory.madvise(mmap.MADV_REMOVE)
memory.resize(8192)
signal.signal(40, signal.SIG_IGN)
os.kill(os.getpid(), 40)
stream.bind(('127.0.0.1', 0))
stream.listen()
stream.connect(('127.0.0.1', 1))
packets.sendto(b'x', ('127.0.0.1', 9))
socket.create_server(('127.0.0.1', 0))
socket.gethostbyname_ex('example.com')
socket.gethostbyaddr('192.0.2.1')
socket.getaddrinfo('::1', 80)
socket.if_nameindex()
socket.if_nametoindex('lo')
socket.if_indextoname(1)
socket.getservbyname('http')
socket.getservbyport(80)
socket.fromfd(reader, socket.AF_INET, socket.SOCK_STREAM)
socket.send_fds(pair[0], [b'x'], [1])
socket.recv_fds(pair[1], 1, 1)
time.clock_settime(time.CLOCK_REALTIME, 1)
time.clock_settime_ns(time.CLOCK_REALTIME, 1)
time.pthread_getcpuclockid(threading.get_ident())
""",
    globals(),
)
