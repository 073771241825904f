"""The calling number is kept as customers' are: short numbers and extensions too, in one spelling."""

from django.db import migrations

import contactforms.customers.fields


def normalise(apps, schema_editor):
    """Write what was kept in another spelling anew; most are E.164 already, which stays as it is."""
    from contactforms.customers.phones import normal

    for model in (apps.get_model("contacts", "Contact"), apps.get_model("contacts", "HistoricalContact")):
        for pk, phone in list(model.objects.exclude(phone="").filter(phone__regex=r"[^+0-9]").values_list("pk", "phone")):
            kept = contactforms.customers.fields.phone_text(phone)
            model.objects.filter(pk=pk).update(phone=normal(kept) or kept)


class Migration(migrations.Migration):
    dependencies = [("contacts", "0020_erased"), ("customers", "0005_keys_of_before")]
    operations = [
        migrations.AlterField(
            model_name=name,
            name="phone",
            field=contactforms.customers.fields.PhoneField(
                blank=True, max_length=128, region=None, verbose_name="calling number"
            ),
        )
        for name in ("contact", "historicalcontact")
    ] + [migrations.RunPython(normalise, migrations.RunPython.noop)]
