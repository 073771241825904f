"""Text messages: a provider that speaks the protocol of Twilio's Messages resource; off until all four are set."""

from cms.settings.env import env

# The provider's address, without a slash at the end; for Twilio itself https://api.twilio.com.
SMS_URL = env("SMS_URL", default="")
SMS_ACCOUNT = env("SMS_ACCOUNT", default="")
SMS_TOKEN = env("SMS_TOKEN", default="")
# The number or name people see as the sender.
SMS_FROM = env("SMS_FROM", default="")
SMS_TIMEOUT = 10  # seconds that the provider may take to answer
