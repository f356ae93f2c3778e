import sys

sys.exit('a word on stderr')
