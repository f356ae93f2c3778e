"""Process groups and sessions: who is in which, and whom a signal to a group reaches."""

import os
import signal
import time
from multiprocessing import Pipe, Process


def own_group(conn):
    os.setpgid(0, 0)
    conn.send((os.getpgrp() == os.getpid(), os.getsid(0) == os.getsid(os.getppid())))
    time.sleep(60)


def own_session(conn):
    os.setsid()
    try:
        os.setsid()
    except PermissionError:
        conn.send((os.getpgrp() == os.getpid(), os.getsid(0) == os.getpid()))
    time.sleep(60)


def joins(conn, group):
    os.setpgid(0, group)
    conn.send(os.getpgid(0) == group)
    time.sleep(60)


def start(target, *args):
    ours, theirs = Pipe()
    process = Process(target=target, args=(theirs, *args))
    process.start()
    print(target.__name__, ours.recv())
    return process


def kills_its_group():
    os.setpgid(0, 0)
    child = Process(target=time.sleep, args=(60,))
    child.start()
    signal.signal(signal.SIGUSR1, lambda *_: print('leader'))
    os.kill(0, signal.SIGUSR1)
    child.join()
    print('child', child.exitcode)


if __name__ == '__main__':
    print(os.getpgid(0) == os.getpgrp(), os.getpgid(os.getpid()) == os.getpgrp())
    leader = start(own_group)
    member = start(joins, leader.pid)
    alone = start(own_session)
    print(os.getpgid(leader.pid) == os.getpgid(member.pid) == leader.pid)
    print(os.waitpid(-leader.pid, os.WNOHANG))
    os.killpg(leader.pid, signal.SIGTERM)
    leader.join()
    member.join()
    print(leader.exitcode, member.exitcode, alone.is_alive())
    os.kill(-alone.pid, signal.SIGKILL)
    alone.join()
    print(alone.exitcode)
    process = Process(target=kills_its_group)
    process.start()
    process.join()
    for call in (
        lambda: os.killpg(leader.pid, 0),
        lambda: os.getpgid(leader.pid),
        lambda: os.setpgid(0, -1),
        lambda: os.setpgid(os.getppid(), 0),
        lambda: os.kill(2**63, 9),
    ):
        try:
            call()
        except (OSError, OverflowError) as error:
            print(type(error).__name__)
