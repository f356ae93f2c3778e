"""Who a process is, and who made it."""

import multiprocessing
import os
from multiprocessing import Process, SimpleQueue, current_process, parent_process


def describe(answers):
    mother = parent_process()
    process = current_process()
    answers.put((__name__, process.name, process.daemon, process.pid == os.getpid(), os.getpid(), os.getppid(), mother.name, mother.pid, mother.is_alive()))


if __name__ == '__main__':
    print(current_process().name, parent_process(), current_process().pid == os.getpid())
    method = multiprocessing.get_start_method()
    print(method, sorted(multiprocessing.get_all_start_methods()))
    answers = SimpleQueue()
    processes = [
        Process(target=describe, args=(answers,)),
        Process(target=describe, args=(answers,), name='Ada', daemon=True),
    ]
    for process in processes:
        process.start()
        name, process_name, daemon, own, pid, ppid, mother, mother_pid, alive = answers.get()
        expected_parent = ppid == os.getpid() if method != 'forkserver' else ppid not in (os.getpid(), pid)
        print(name, process_name, daemon, own, pid == process.pid, expected_parent, mother, mother_pid == os.getpid(), alive)
        process.join()
    print(len({os.getpid(), *(process.pid for process in processes)}))
