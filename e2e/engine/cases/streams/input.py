"""input() reads line by line; at the end there is EOFError."""

import sys

name = input('Name? ')
print(f'Hello, {name}!')
print(repr(input()))
print(repr(sys.stdin.readline()))
try:
    input('More? ')
except EOFError as error:
    print('EOFError:', error)
print(repr(sys.stdin.read()))
