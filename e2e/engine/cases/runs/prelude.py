"""What a program finds: its name, its folder, its modules, its Python."""

import os
import platform
import sys

print(__name__, os.path.basename(__file__), sys.argv[1:], sys.version_info >= (3, 11))
print(sys.stdin.isatty() in (True, False), sys.stdout.encoding, os.linesep == '\n', os.sep)
print(__doc__.split(':')[0])
print(__spec__, __builtins__.__name__)
