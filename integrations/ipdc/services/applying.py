"""Second pass: one snapshot into one page, in one transaction."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from catalogue.products.models import CatalogueSection, ProductPage
from integrations.ipdc.findings import Code, Context, Finding, findings_of
from integrations.ipdc.language import choose
from integrations.ipdc.mapping import Lookup, page_values
from integrations.ipdc.mapping.page import title_of
from integrations.ipdc.merge import three_way
from integrations.ipdc.models import ImportRun, SourceRecord
from integrations.ipdc.services.differences import keep_differences
from integrations.ipdc.services.gone import take_down
from integrations.ipdc.services.new_page import add_page
from integrations.ipdc.services.numbers import Numbers
from integrations.ipdc.services.options import Options
from integrations.ipdc.services.publishing import editor_is_at_work, may_publish, publish
from integrations.ipdc.services.register import Register
from integrations.ipdc.services.responsible import service_for, unclear
from integrations.ipdc.snapshot import Snapshot
from integrations.ipdc.values import read_all, write


class Outcome(StrEnum):
    """What became of one product."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    ARCHIVED = "archived"


@dataclass(slots=True)
class Importer:
    """What every product of a run needs; made once."""

    run: ImportRun
    options: Options
    lookup: Lookup
    numbers: Numbers
    register: Register
    records: dict[str, SourceRecord]
    section: CatalogueSection
    slugs: set[str]
    touched: set[int] = field(default_factory=set)  # pages to index when the run is over

    def apply(self, snapshot: Snapshot, source: str) -> tuple[Outcome, list[Finding]]:
        """Bring one product in. All of it or nothing; a dry run leaves nothing."""
        record = self.records.get(snapshot.iri)
        if record is not None and _is_older(snapshot, record):
            return Outcome.UNCHANGED, []
        with transaction.atomic():
            outcome, record, missing = self._apply(snapshot, source, record)
            found = self._findings(snapshot, record, missing)
            self.register.keep(record, found, self.run)
            if self.options.dry_run:
                transaction.set_rollback(True)
        if outcome is not Outcome.UNCHANGED and record.page_id:
            self.touched.add(record.page_id)
        return outcome, found

    def _apply(self, snapshot: Snapshot, source: str, record: SourceRecord | None) -> tuple[Outcome, SourceRecord, str]:
        if record is None:
            return self._create(snapshot, source)
        if record.hash == snapshot.hash:
            return self._again(snapshot, record)
        if snapshot.archived:
            _remember(record, snapshot, source)
            record.save()
            take_down(record)
            return Outcome.ARCHIVED, record, ""
        return self._update(snapshot, source, record)

    def _create(self, snapshot: Snapshot, source: str) -> tuple[Outcome, SourceRecord, str]:
        record = SourceRecord(iri=snapshot.iri)
        _remember(record, snapshot, source)
        if snapshot.archived:
            record.save()
            return Outcome.ARCHIVED, record, ""
        page, missing = self._new_page(snapshot, record)
        record.page = page
        record.save()
        return Outcome.CREATED, record, missing

    def _new_page(self, snapshot: Snapshot, record: SourceRecord) -> tuple[ProductPage, str]:
        values = page_values(snapshot, self.lookup)
        page = ProductPage(live=False, has_unpublished_changes=True, slug=self._slug(values["title"]))
        for name, value in values.items():
            write(page, name, value, self.lookup)
        page.source_iri = snapshot.iri if snapshot.iri.startswith(("http://", "https://")) else ""
        page.responsible_service = service_for(snapshot, self.lookup, self.options.service)[0]
        record.revision = add_page(self.section, page, live=self.options.publish)
        record.values = values
        return page, ""

    def _again(self, snapshot: Snapshot, record: SourceRecord) -> tuple[Outcome, SourceRecord, str]:
        """The same content: only its version may be new, and what waited may now be published."""
        if record.version_iri != snapshot.version_iri[:1000] or record.moment != snapshot.moment:
            record.version_iri, record.moment = snapshot.version_iri[:1000], snapshot.moment
            record.save(update_fields=["version_iri", "moment"])
        page = record.page
        if self.options.publish and not record.archived and page and _waits(page, record):
            missing = publish(page)
            return (Outcome.UNCHANGED if missing else Outcome.UPDATED), record, missing
        return Outcome.UNCHANGED, record, ""

    def _update(self, snapshot: Snapshot, source: str, record: SourceRecord) -> tuple[Outcome, SourceRecord, str]:
        was_archived, page = record.archived, record.page
        _remember(record, snapshot, source)
        if page is None:
            if not was_archived or record.values:
                record.save()
                return Outcome.UNCHANGED, record, ""
            page, missing = self._new_page(snapshot, record)
            record.page = page
            record.save()
            return Outcome.CREATED, record, missing
        allowed = may_publish(page, record, was_archived=was_archived)
        missing = self._write(snapshot, record, page, allowed=allowed)
        record.save()
        return Outcome.UPDATED, record, missing

    def _write(self, snapshot: Snapshot, record: SourceRecord, page: ProductPage, *, allowed: bool) -> str:
        draft: ProductPage = page.get_latest_revision_as_object() if page.latest_revision_id else page
        busy = page.has_unpublished_changes and editor_is_at_work(page, record)
        ours, theirs = read_all(draft), page_values(snapshot, self.lookup)
        merge = three_way(record.values, ours, theirs, locked=page.locked)
        keep_differences(record, self.run, merge, ours, theirs)
        for name in merge.apply:
            write(draft, name, theirs[name], self.lookup)
        record.values = record.values | {name: theirs[name] for name in (*merge.apply, *merge.settled)}
        if merge.apply:
            revision = draft.save_revision(log_action=False)
            record.revision = record.revision if busy else revision
            page.refresh_from_db()
        return publish(page) if allowed and self.options.publish else ""

    def _findings(self, snapshot: Snapshot, record: SourceRecord, missing: str) -> list[Finding]:
        others = self.numbers.others(snapshot.product_number, snapshot.iri)
        found = findings_of(snapshot, Context(timezone.now(), others, valid_hours))
        chosen = service_for(snapshot, self.lookup, self.options.service)[1]
        if record.page is None or not _has_own_service(record.page, self.lookup):
            found += unclear(snapshot, self.lookup, chosen=chosen)
        title = title_of(snapshot)
        if record.page_id is None and not snapshot.archived:
            found.append(Finding(snapshot.iri, snapshot.product_number, title, "page", Code.REMOVED_HERE))
        if missing:
            values = {"text": missing}
            found.append(Finding(snapshot.iri, snapshot.product_number, title, "page", Code.INCOMPLETE, values))
        return found

    def _slug(self, title: str) -> str:
        base = slugify(title)[:200].strip("-") or "product"
        slug, number = base, 1
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        if not self.options.dry_run:
            self.slugs.add(slug)
        return slug


def slugs_below(section: CatalogueSection) -> set[str]:
    """The addresses already taken."""
    return set(Page.objects.child_of(section).values_list("slug", flat=True))


def valid_hours(text: str) -> bool:
    """The product's own check of opening hours."""
    from opening_hours import validate

    return bool(validate(text))


def _remember(record: SourceRecord, snapshot: Snapshot, source: str) -> None:
    record.version_iri = snapshot.version_iri[:1000]
    record.product_number = snapshot.product_number[:64]
    record.title = title_of(snapshot)
    record.language = choose(snapshot.name).tag[:40]
    record.hash = snapshot.hash
    record.moment = snapshot.moment
    record.archived = snapshot.archived
    record.replaced_by = snapshot.replaced_by[:500]
    record.raw = snapshot.document
    record.source = source[:1000]


def _is_older(snapshot: Snapshot, record: SourceRecord) -> bool:
    return bool(record.moment and snapshot.moment and snapshot.moment < record.moment)


def _waits(page: ProductPage, record: SourceRecord) -> bool:
    """Whether the importer's own draft is all that keeps this page from the site."""
    waiting = not page.live or page.has_unpublished_changes
    return waiting and not editor_is_at_work(page, record) and may_publish(page, record)


def _has_own_service(page: ProductPage, lookup: Lookup) -> bool:
    """Whether an editor has since chosen a service other than the front desk."""
    return page.responsible_service_id not in (None, lookup.front_desk.pk)
