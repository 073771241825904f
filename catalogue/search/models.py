"""What can be found: one row per live page (and so per locale)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from wagtail.models import Page

from catalogue.products.addresses import canonical_url, site_path


class SearchDocument(models.Model):
    """The words of one live page. `public_*` never holds a word that only colleagues may find.

    `agent_vector` holds the public words as well: the agent searches in one column. The address is not
    kept but asked of the page, so that a moved branch needs no new documents.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="search_row")
    uuid = models.UUIDField()
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    product_number = models.CharField(max_length=64, blank=True, db_index=True)
    theme_ids = ArrayField(models.BigIntegerField(), default=list)
    audience_ids = ArrayField(models.BigIntegerField(), default=list)
    names = models.TextField()  # title and keywords, folded: what a misspelt word is compared with
    public_text = models.TextField(blank=True)
    agent_text = models.TextField(blank=True)
    public_vector = SearchVectorField()
    agent_vector = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["public_vector"], name="search_public"),
            GinIndex(fields=["agent_vector"], name="search_agent"),
            GinIndex(fields=["names"], name="search_names", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The path of the page on the site (needs `page`; `find` has fetched it)."""
        return site_path(self.page.url_path, self.language)

    @property
    def full_url(self) -> str:
        """The address of the page."""
        return canonical_url(self.page.url_path, self.language)
