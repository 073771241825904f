"""Tables of the search."""

from catalogue.search.models.document import MEANING, SearchDocument
from catalogue.search.models.index_change import IndexChange
from catalogue.search.models.known_word import KnownWord
from catalogue.search.models.tuning import Synonym, TuningVersion, WordRule

__all__ = ["MEANING", "IndexChange", "KnownWord", "SearchDocument", "Synonym", "TuningVersion", "WordRule"]
