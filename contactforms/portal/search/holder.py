"""What colleagues looked for: counted without names; what slipped through all the same goes with the person."""

from collections import Counter

from django.db.models import Model, Q

from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.words import words
from catalogue.search.knowledge import knowledge
from catalogue.search.tuning.models import Click, QueryCount, Rewording
from contactforms.customers.models import Customer
from contactforms.portal.search.counting import SHORTEST_NAME
from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.holders import Holder
from contactforms.privacy.holders.holder import Counts

COUNTED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (QueryCount, ("query",)),
    (Rewording, ("first", "then")),
    (Click, ("query",)),
)


class Searches(Holder):
    """Counts of queries, which are not the person's but may hold a name; so they are erased, never exported."""

    name = "searches"

    def erase(self, dossier: Dossier) -> Counts:
        """Remove the counts of queries that name someone of the dossier."""
        customers = Customer.objects.filter(uuid__in=dossier.uuids(CUSTOMER))
        telling = [part for name, email in customers.values_list("name", "email") for part in _telling(name, email)]
        counts: Counts = Counter()
        if not telling:
            return counts
        for model, fields in COUNTED:
            named = Q()
            for field in fields:
                for parts in telling:
                    named |= Q(*((f"{field}__contains", part) for part in parts))
            counts[model._meta.label_lower], _by_model = model._default_manager.filter(named).delete()
        return +counts


def _telling(name: str, email: str) -> list[tuple[str, ...]]:
    """Return what tells who someone is: words of the name that no page uses, the whole name, the address."""
    vocabulary = knowledge().public.vocabulary
    parts = [word.text for word in words(name)]
    odd = [
        (part,) for part in parts
        if len(part) >= SHORTEST_NAME and part not in vocabulary and part not in STOP_WORDS
    ]  # fmt: skip
    whole = [tuple(parts)] if len(parts) > 1 else []
    return [*odd, *whole, *([(fold(email),)] if email else [])]
