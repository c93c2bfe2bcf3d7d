"""Exit codes: an interface that scripts rely on."""

FINE = 0
AT_RISK = 1
USAGE = 2
DATA = 3
LOCKED = 4
REFUSED = 5
CRASHED = 70
INTERRUPTED = 130
