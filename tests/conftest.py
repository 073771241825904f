"""What every test can ask for."""

import os

import pytest

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def missing(what: str) -> None:
    """Skip for want of `what`; fail instead where everything must be there."""
    if REQUIRE_ALL:
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")
