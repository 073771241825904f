"""Who holds personal data: each app says what it holds, hands it over, and erases it.

Privacy is the lowest layer and knows no table above it. So every app registers a `Holder` in its `ready()`; the
check in `holders.forgotten` finds a text field that no holder names.
"""

from contactforms.privacy.holders.holder import Ending, Holder, Sheet
from contactforms.privacy.holders.register import channel_names, expand, holders, register

__all__ = ["Ending", "Holder", "Sheet", "channel_names", "expand", "holders", "register"]
