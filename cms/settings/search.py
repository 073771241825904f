"""How pages are found: the second engine and the comparing by meaning, both optional."""

from cms.settings.env import env

# Elasticsearch 8 or 9; unset, PostgreSQL finds alone
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="hasselt")
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=0.5)  # seconds a search waits for it
# Compare by meaning when requirements/semantic.txt is installed
SEARCH_MEANING = env.bool("SEARCH_MEANING", default=True)
# How long the counts of what people looked for are kept
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=400)
