"""The products whose pages lead to a flow."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("flows", "0001_initial"),
        ("products", "0002_live_products_name_a_service"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfferedOn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "flow",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offered_on",
                        to="flows.flowpage",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="products.productpage",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "verbose_name": "page that leads here",
                "verbose_name_plural": "pages that lead here",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
