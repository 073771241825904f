"""The sums."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="FlowCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("flow", models.UUIDField(verbose_name="guided questions")),
                (
                    "happening",
                    models.CharField(
                        choices=[
                            ("start", "started"),
                            ("step", "answered"),
                            ("end", "came to an outcome"),
                            ("back", "went back"),
                            ("time", "time taken"),
                        ],
                        max_length=5,
                        verbose_name="what happened",
                    ),
                ),
                ("node", models.CharField(blank=True, max_length=120, verbose_name="at")),
                ("option", models.CharField(blank=True, max_length=120, verbose_name="choice")),
                ("to", models.CharField(blank=True, max_length=120, verbose_name="towards")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="times")),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("flow", "day", "happening", "node", "option", "to"), name="flowcounting_once_a_day"
                    )
                ],
            },
        ),
    ]
