"""What can be found: one row per live page and locale, and one per service."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from pgvector.django import HnswIndex, VectorField
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.products.addresses import canonical_url, site_path

MEANING = 512  # numbers in a vector of meaning


class SearchDocument(models.Model):
    """The words of one live page or service, as they are looked for and as they are shown.

    `public_*` never holds a word that only colleagues may find; `all_tokens` holds the note's words as well.
    The address is not kept but asked of the page, so that a moved branch needs no new documents. `version`
    grows with every write (a trigger sees to it, in the order in which the writes are committed).
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, null=True, related_name="search_row")
    service = models.OneToOneField(Service, on_delete=models.CASCADE, null=True, related_name="search_row")
    version = models.BigIntegerField(default=0, editable=False)
    uuid = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    answer = models.TextField(blank=True)  # the short answer, where the page has one
    product_number = models.CharField(max_length=64, blank=True, db_index=True)
    theme_ids = ArrayField(models.BigIntegerField(), default=list)
    audience_ids = ArrayField(models.BigIntegerField(), default=list)
    # Who answers, for the facet of colleagues: copied here, brought up to date when that changes
    service_pk = models.BigIntegerField(null=True)
    department_pk = models.BigIntegerField(null=True)
    closed = models.BooleanField(default=False)  # a page that editors closed to the public
    public_text = models.TextField(blank=True)
    agent_text = models.TextField(blank=True)
    gist = models.TextField(blank=True)  # what `meaning` was made from
    words = models.TextField()  # JSON of `ranking.page_words.PageWords`
    spelt = ArrayField(models.TextField(), default=list)  # words as they stand in the public text, each once
    spelt_in_note = ArrayField(models.TextField(), default=list)  # words that stand in the note alone
    name_tokens = SearchVectorField()  # of title, keywords and number
    public_tokens = SearchVectorField()
    all_tokens = SearchVectorField()
    meaning = VectorField(dimensions=MEANING, null=True)
    popularity = models.FloatField(default=0.0)  # 0 to 1

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, service__isnull=True) | Q(page__isnull=True, service__isnull=False),
                name="search_document_of_one_thing",
            )
        ]
        indexes = [
            GinIndex(fields=["name_tokens"], name="search_names"),
            GinIndex(fields=["public_tokens"], name="search_public"),
            GinIndex(fields=["all_tokens"], name="search_all"),
            HnswIndex(fields=["meaning"], name="search_meaning", opclasses=["vector_ip_ops"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The path on the site."""
        if self.page_id is not None:
            return site_path(self.address, self.language)
        return Service(slug=self.address).get_absolute_url()

    @property
    def full_url(self) -> str:
        """The address."""
        if self.page_id is not None:
            return canonical_url(self.address, self.language)
        return f"{settings.CITY_BASE_URL.rstrip('/')}{self.url}"

    @property
    def slug(self) -> str:
        """The last part of the address, by which it is also known."""
        return self.address.strip("/").rpartition("/")[2]

    @cached_property
    def address(self) -> str:
        """The path of the page in Wagtail's tree, or the slug of the service; `shown` fetches it along."""
        if self.page is not None:
            return self.page.url_path
        assert self.service is not None
        return self.service.slug

    @cached_property
    def page_version(self) -> int | None:
        """The live revision of the page, None of a service; `shown` fetches it along."""
        return self.page.live_revision_id if self.page is not None else None
