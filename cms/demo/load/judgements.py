"""What the search should find for forty queries, judged as an editor would; they are to be changed."""

from catalogue.search.tuning.judging.services.exchange import bring_in
from cms.accounts.models import User
from cms.accounts.roles import Role
from cms.demo.files import DATA


def load_judgements() -> None:
    """Load them as a file that the chief editor brought in; the pages must be there, and be in the search."""
    judge = User.objects.filter(groups__name=Role.CHIEF_EDITOR).first()
    brought = bring_in((DATA / "judgements.tsv").read_text(encoding="utf-8"), judge)
    if brought.wrong:
        raise ValueError("; ".join(f"{one.line}: {one.why}" for one in brought.wrong))
