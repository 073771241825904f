"""Customers of before get the columns by which the database finds them, and their phone in its normal form."""

from django.db import migrations

BATCH = 1_000


def fill(apps, schema_editor):
    """Write each row once: its fields work out the rest."""
    Customer = apps.get_model("customers", "Customer")
    from contactforms.customers import names
    from contactforms.customers.phones import normal

    batch = []
    for row in Customer.objects.only("pk", "name", "phone").iterator(chunk_size=BATCH):
        row.name_key = names.key_of(row.name)
        row.phone = normal(row.phone) or row.phone
        batch.append(row)
        if len(batch) == BATCH:
            Customer.objects.bulk_update(batch, ["name_key", "phone"])
            batch = []
    if batch:
        Customer.objects.bulk_update(batch, ["name_key", "phone"])


class Migration(migrations.Migration):
    dependencies = [("customers", "0004_names_once")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
