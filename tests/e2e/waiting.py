"""Waiting for what only a script can tell: our content policy refuses Playwright's own `wait_for_function`."""

import time

from playwright.sync_api import Page


def wait_until(page: Page, expression: str, *, seconds: float = 15) -> None:
    """Ask the page until the expression is true; fail when it does not become so."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"did not become true: {expression}"
        page.wait_for_timeout(50)
