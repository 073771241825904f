"""Contact forms: how often one address may post, and what a form that is sent too soon or too late is."""

from cms.settings.env import env

# How many of our own proxies stand in front of the application; each adds an address to X-Forwarded-For.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# From this many posts in a minute on, one address is refused for a while.
POSTS_PER_MINUTE = {
    "question": env.int("QUESTIONS_PER_MINUTE", default=20),
    "file": env.int("FILES_PER_MINUTE", default=30),
    "lookup": 10,
    "status": 20,
    "journey_list": 5,
}
MAILS_PER_HOUR = {"journey_list": 5}  # to one address, whoever asks
# Files that come with a question stop at their limit while they arrive.
FILE_UPLOAD_HANDLERS = [
    "contactforms.topics.uploads.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FORM_MIN_SECONDS = 1  # quicker is a machine, or a slip of the finger
FORM_MAX_SECONDS = 24 * 3600  # a form left open for longer is looked at once more

PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}  # the outbox keeps what was sent
