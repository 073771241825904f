"""What the search over the API answers, as its document tells it."""

from rest_framework import serializers

from catalogue.organisation.api_views import Shown


class SearchResultShown(Shown):
    """One page or service that was found."""

    uuid = serializers.UUIDField()
    type = serializers.CharField(help_text="product, service, or another kind of page.")
    product_number = serializers.CharField(help_text="Empty for what is no product.")
    title = serializers.CharField()
    url = serializers.URLField()
    summary = serializers.CharField()
    snippet = serializers.CharField(help_text="The passage that shows why it was found. Plain text: escape it.")
    snippet_html = serializers.CharField(help_text="The same as HTML: escaped text, with <mark> as its only element.")
    score = serializers.FloatField(help_text="For comparing the results of one answer; its scale may change.")
    matched_on = serializers.ListField(
        child=serializers.CharField(),
        help_text="title, keywords, summary, body, number, phone, email, service or, with none of the words, meaning.",
    )
    language = serializers.CharField()


class CorrectedShown(Shown):
    """A word that no page knows, and the word that it was taken for."""

    typed = serializers.CharField()
    meant = serializers.CharField()


class RecognisedShown(Shown):
    """The question is a thing rather than words."""

    type = serializers.CharField(
        help_text="product_number, phone, email, reference (of a question), postal_code, street or service."
    )
    value = serializers.CharField(help_text="Written one way, for instance +3211239000.")
    places = serializers.ListField(
        child=serializers.CharField(), help_text="Of a postal code of this city: the places there. Else empty."
    )


class FacetShown(Shown):
    """How many of all results belong to it; its slug or UUID narrows the search."""

    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField()


class TypeFacetShown(Shown):
    """How many of all results are of this kind."""

    slug = serializers.CharField(help_text="What `type` takes: product, service …")
    count = serializers.IntegerField()


class FacetsShown(Shown):
    """Counts over all results, not only this page of them; most first."""

    theme = FacetShown(many=True)
    audience = FacetShown(many=True)
    type = TypeFacetShown(many=True)


class SearchResultsShown(Shown):
    """One page of results, best first."""

    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    guessed = serializers.BooleanField(help_text="A word was corrected; `corrected` says which.")
    sure = serializers.BooleanField(
        help_text="False: nothing answers the question well. Say so, and offer another way."
    )
    corrected = CorrectedShown(many=True)
    recognised = RecognisedShown(allow_null=True)
    facets = FacetsShown()
    engine = serializers.CharField(help_text="What found the candidates: postgres or elasticsearch.")
    degraded = serializers.BooleanField(help_text="The usual engine did not answer; another did.")
    results = SearchResultShown(many=True)


class SuggestionShown(Shown):
    """A page or service that someone may be typing the name of."""

    text = serializers.CharField()
    url = serializers.URLField()
    type = serializers.CharField(help_text="product, service, or another kind of page.")


class SuggestionsShown(Shown):
    """Suggestions, best first."""

    results = SuggestionShown(many=True)
