"""What a reader sees when a form's token is missing or too old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that nothing was sent and how to send it after all."""
    return render(request, "403_csrf.html", status=403)
