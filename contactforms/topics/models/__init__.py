"""Tables of the topic questions."""

from contactforms.topics.models.attachment import Attachment
from contactforms.topics.models.topic_set import TopicSet

__all__ = ["Attachment", "TopicSet"]
