"""What the forms check beyond the models, beside the field that it is about."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalogue.search.models import Synonym, WordRule


class SynonymForm(WagtailAdminModelForm):
    """One pair, once; its reverse is a tick, not another row."""

    def clean(self) -> dict[str, Any]:
        """Look for the pair and its reverse."""
        data: dict[str, Any] = super().clean() or {}
        said, meant = (" ".join(data.get(name, "").split()).lower() for name in ("said", "meant"))
        data |= {"said": said, "meant": meant}
        for name, text in (("said", said), ("meant", meant)):
            if "," in text:
                self.add_error(name, _("Write one at a time, without a comma. Make another synonym for the rest."))
        others = Synonym.objects.exclude(pk=self.instance.pk)
        if others.filter(said=said, meant=meant).exists():
            self.add_error("said", _("This synonym exists."))
        elif others.filter(said=meant, meant=said).exists():
            self.add_error("meant", _("The reverse exists. Tick “both ways” there instead."))
        return data


class WordRuleForm(WagtailAdminModelForm):
    """One rule of a kind for each word."""

    def clean(self) -> dict[str, Any]:
        """Look for the same rule, and for a word that is the same as itself."""
        data: dict[str, Any] = super().clean() or {}
        word, other = (data.get(name, "").strip().lower() for name in ("word", "other"))
        data |= {"word": word, "other": other}
        others = WordRule.objects.exclude(pk=self.instance.pk).filter(word=word)
        if others.filter(kind=data.get("kind")).exists():
            self.add_error("word", _("This rule exists."))
        if data.get("kind") == WordRule.Kind.SAME and word and word == other:
            self.add_error("other", _("Write another word than the first."))
        return data
