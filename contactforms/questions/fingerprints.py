"""Recognise the same question sent again, without keeping anything readable for it."""

import json

from django.utils.crypto import salted_hmac


def fingerprint(**sent: object) -> str:
    """Return a keyed hash (SHA-256, 64 hex digits) of what was sent; order and outer spaces do not count."""
    flat = {key: " ".join(str(value or "").split()) for key, value in sent.items()}
    text = json.dumps(flat, sort_keys=True, ensure_ascii=False)
    return salted_hmac("contactforms.questions.fingerprint", text, algorithm="sha256").hexdigest()
