"""A module that is not there, and one of the program's own files that raises."""

import broken

print(broken)
