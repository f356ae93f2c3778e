"""abort() is SIGABRT, in a child and in the main process."""

import os
from multiprocessing import Process

if __name__ == '__main__':
    child = Process(target=os.abort)
    child.start()
    child.join()
    print(child.exitcode, flush=True)
    os.abort()
