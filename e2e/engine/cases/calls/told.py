"""Calls as text, each with what comes of it: `call -> result`, or the exception's name and errno."""

import errno


def tell(calls, names):
    for call in calls.strip().splitlines():
        print(call, '->', _outcome(call, names), flush=True)


def _outcome(call, names):
    try:
        code = compile(call, '<call>', 'eval')
    except SyntaxError:
        code = compile(call, '<call>', 'exec')
    try:
        return repr(eval(code, names))
    except Exception as error:
        # In words that CPython has not changed since 3.11: some messages it has.
        number = error.args[0] if error.args else None
        known = isinstance(error, OSError) or type(error).__module__ == 'termios'
        return f'{type(error).__name__} {errno.errorcode.get(number, number)}' if known else type(error).__name__
