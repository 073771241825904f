"""The memory of a process that answers visitors: what it loads at its start stays, and is left in peace."""

import gc

# Objects made before the collector looks at the youngest: an answer makes thousands that go by themselves
YOUNG = 20_000


def settle() -> None:
    """What was loaded stays: the collector need not walk through it at every full round (half a second)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
