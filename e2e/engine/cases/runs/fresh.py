"""Nothing is left of the run before: neither modules, files, environment nor pids."""

import builtins
import json
import multiprocessing
import os
import random
import sys
import threading

print(os.getpid(), threading.active_count(), multiprocessing.current_process().name)
print(hasattr(builtins, 'left'), hasattr(json, 'left'), 'LEFT' in os.environ, os.path.exists('left.txt'), 'helper' in sys.modules)
print(sorted(name for name in globals() if not name.startswith('__')))
builtins.left = json.left = True
os.environ['LEFT'] = '1'
open('left.txt', 'w').close()
os.chdir('/tmp')
sys.setswitchinterval(1)
sys.setrecursionlimit(200)
import helper

print(helper.number, __name__, sys.argv, __file__)
process = multiprocessing.Process(target=print)
print(process.name)
