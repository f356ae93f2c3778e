"""The garbage collector calls finalizers, in which threads switch, in the middle of its work."""

import gc
import random
import sys
import threading
import time
from multiprocessing import util

finish = False
problems = []


class Cycle:
    def __init__(self):
        self.itself = self
        util.Finalize(self, id, args=(0,), exitpriority=random.randint(1, 100))


def repeat(function):
    while not finish:
        try:
            function()
        except Exception as error:
            problems.append(error)


def run_finalizers():
    time.sleep(random.random() * 0.1)
    util._run_finalizers()


def replace_cycles(kept={}):
    kept[random.getrandbits(5)] = {Cycle() for _ in range(10)}


sys.setswitchinterval(1e-6)
gc.set_threshold(5, 5, 5)
threads = [threading.Thread(target=repeat, args=(function,)) for function in (run_finalizers, replace_cycles)]
for thread in threads:
    thread.start()
time.sleep(2)
finish = True
for thread in threads:
    thread.join()
print(problems)
