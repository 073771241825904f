"""A contact remembers that it was erased."""

from django.db import migrations, models

FIELD = {"blank": True, "editable": False, "null": True, "verbose_name": "erased"}


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_exchange_and_search")]
    operations = [
        migrations.AddField("contact", "erased_at", models.DateTimeField(**FIELD)),
        migrations.AddField("historicalcontact", "erased_at", models.DateTimeField(**FIELD)),
        migrations.AddIndex(
            "contact",
            models.Index(
                condition=models.Q(ended_at__isnull=False, erased_at__isnull=True),
                fields=["ended_at", "id"],
                name="contacts_not_erased_yet",
            ),
        ),
    ]
