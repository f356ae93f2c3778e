"""Below print: os.write, raw files, half lines, bytes, and characters that are split in the middle."""

import os
import sys

with open(1, 'wb', buffering=0, closefd=False) as raw:
    raw.write(b'raw ')
os.write(1, b'fd ')
sys.stdout.buffer.write(b'bytes ')
sys.stdout.flush()
print('no end', end='', flush=True)
print()
for byte in 'é€😀'.encode():
    os.write(1, bytes([byte]))
print(flush=True)
print('a', 'b', sep='\n', end='!\n')
print('to stderr', file=sys.stderr)
sys.stdout.write('no newline at the end')
