"""The API's limit on questions: the same count as the forms', over all processes."""

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from contactforms.privacy.limits import WINDOW, too_many


class QuestionThrottle(BaseThrottle):
    """Refuses an address that posts too many questions in a minute."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count this post; a browser that only asks what is allowed (OPTIONS) is not counted."""
        return request.method != "POST" or not too_many(request._request, "question")

    def wait(self) -> float:
        """Return after how many seconds to try again."""
        return WINDOW.total_seconds()
