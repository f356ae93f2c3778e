"""Children and what becomes of them, priorities, wait statuses, signals."""

import multiprocessing
import os
import signal
import threading

from told import tell

nobody = 4_000_000


def child(code):
    process = multiprocessing.Process(target=os._exit, args=(code,))
    process.start()
    return process.pid


def leave():
    """A session of its own, in which nobody can lead another one."""
    os.setpgrp()
    alone = os.getpgrp() == os.getpid()
    tell('os.setsid()', globals())
    print(alone, flush=True)


if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    tell(
        """
pid = child(3)
os.waitpid(pid, 0) == (pid, 768)
os.waitpid(pid, 0)
os.waitpid(-1, os.WNOHANG)
os.waitpid(-1, 99999)
os.wait()
os.wait3(0)
os.wait4(-1, os.WNOHANG)
os.waitid(os.P_ALL, 0, os.WEXITED)
pid = child(4)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)[1:]
os.waitid(os.P_PID, pid, os.WEXITED).si_pid == pid
os.waitid(os.P_PID, pid, os.WEXITED)
pid = child(5)
os.wait4(pid, 0)[:2] == (pid, 5 << 8)
pid = child(6)
os.wait3(0)[:2] == (pid, 6 << 8)
pid = child(7)
os.wait() == (pid, 7 << 8)
process = multiprocessing.Process(target=signal.pause)
process.start()
os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG)
os.kill(process.pid, signal.SIGKILL)
os.waitid(os.P_PGID, os.getpgrp(), os.WEXITED)[2:]
os.waitid(os.P_PID, 1, 0)
os.waitid(99, 1, os.WEXITED)
os.waitstatus_to_exitcode(768), os.waitstatus_to_exitcode(9)
os.WIFEXITED(768), os.WEXITSTATUS(768), os.WIFSIGNALED(9), os.WTERMSIG(9), os.WCOREDUMP(0x89)
os.WIFSTOPPED(0x137f), os.WSTOPSIG(0x137f), os.WIFCONTINUED(0xffff)
os.getpriority(os.PRIO_PROCESS, 0), os.getpriority(os.PRIO_PGRP, 0)
os.getpriority(os.PRIO_PROCESS, nobody)
os.getpriority(9, 0)
os.sched_getaffinity(0) == set(range(os.cpu_count())), os.sched_yield()
os.getpgid(nobody)
os.getsid(nobody)
os.kill(nobody, 0)
os.kill(os.getpid(), 99)
os.killpg(nobody, 0)
os.getppid() > 0, os.getpgid(0) == os.getpgrp()
signal.signal(signal.SIGKILL, signal.SIG_DFL)
int(signal.SIG_DFL), int(signal.SIG_IGN), list(signal.Handlers), signal.Handlers(1) is signal.SIG_IGN
signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGTERM)
signal.signal(signal.SIGUSR1, 1), signal.getsignal(signal.SIGUSR1), signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, signal.SIG_DFL), signal.getsignal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, 2)
signal.signal(signal.SIGINT, signal.SIG_IGN) is signal.default_int_handler, signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(99, signal.SIG_DFL)
signal.signal(32, signal.SIG_DFL)
signal.getsignal(32)
signal.strsignal(signal.SIGFPE), signal.strsignal(signal.SIGCHLD), signal.strsignal(signal.SIGINT)
signal.strsignal(99)
set(range(1, 32)) <= signal.valid_signals()
signal.siginterrupt(signal.SIGUSR1, True)
signal.set_wakeup_fd(77)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1), signal.sigpending() == {signal.SIGUSR1}
signal.sigtimedwait([signal.SIGUSR1], 0).si_signo, signal.sigtimedwait([signal.SIGUSR1], 0)
signal.sigtimedwait([signal.SIGUSR1], -1)
signal.sigwait([99])
signal.raise_signal(signal.SIGUSR1), signal.sigwaitinfo([signal.SIGUSR1]).si_signo
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1), signal.sigwait([signal.SIGUSR1])
signal.pthread_kill(threading.get_ident(), 99)
process = multiprocessing.Process(target=os.abort)
process.start(), process.join(), process.exitcode
os.setpgid(nobody, 0)
os.setpgid(0, -1)
process = multiprocessing.Process(target=leave)
process.start(), process.join(), process.exitcode
signal.setitimer(9, 1)
signal.alarm(0), signal.getitimer(signal.ITIMER_REAL)
""",
        globals(),
    )
