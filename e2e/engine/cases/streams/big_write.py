"""One write of five megabytes."""

import os
import sys

sys.stdout.write('x' * 4_999_999 + '\n')
view = memoryview(b'y' * 300_000)
while view:
    view = view[os.write(1, view) :]
