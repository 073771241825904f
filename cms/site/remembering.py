"""Keep what is slow to work out until the content changes; see `catalogue.organisation.remembering`."""

from catalogue.organisation.remembering import KEEP_SECONDS, remembered, version_of

__all__ = ["KEEP_SECONDS", "remembered", "version_of"]
