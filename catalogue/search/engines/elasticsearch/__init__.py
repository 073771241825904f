"""The second engine: candidates from Elasticsearch, fed from our own rows and never trusted more than those."""
