"""sys.exit in the main process: finally clauses and exit functions run."""

import atexit
import sys

atexit.register(print, 'at exit')
try:
    sys.exit(3)
finally:
    print('finally')
