"""What we write, the editor's screen reads and writes back the same: opening a page is no touch."""

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from catalogue.products.blocks import TEXT_FEATURES
from integrations.ipdc.building import build
from integrations.ipdc.cleaning import clean_html
from integrations.ipdc.findings.fields import texts_of
from integrations.ipdc.language import text_of
from integrations.ipdc.reading.sources import Found, Reader
from integrations.ipdc.values import normal
from tests.integrations.ipdc.test_cleaning import CASES


def written_back(html: str) -> str:
    converter = ContentstateConverter(TEXT_FEATURES)
    return converter.to_database_format(converter.from_database_format(html))


@pytest.mark.django_db
@pytest.mark.parametrize("dirty", [dirty for dirty, _clean in CASES if "mailto" not in dirty])
def test_the_cases(dirty):
    html = clean_html(dirty, headings=False)
    assert not html or normal(written_back(html)) == normal(html)


@pytest.mark.django_db
def test_nearly_all_real_texts(instances):
    texts = [
        html
        for item in Reader().read([str(instances)])
        if isinstance(item, Found)
        for _path, said in texts_of(build(item.document))
        if (html := clean_html(text_of(said), headings=False))
    ]
    changed = [html for html in texts if normal(written_back(html)) != normal(html)]
    assert len(texts) > 500 and len(changed) <= len(texts) // 200
