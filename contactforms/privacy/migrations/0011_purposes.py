"""Both new purposes of a look: to recognise who calls, to handle a request."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('privacy', '0005_read_log_indexes'),
        ('privacy', '0010_purpose_recognise'),
    ]

    operations = [
        migrations.AlterField(
            model_name='readlogentry',
            name='purpose',
            field=models.CharField(choices=[('answer', 'to answer the question'), ('recognise', 'to know who this is'), ('oversee', 'to see that no question gets lost'), ('export', 'to export'), ('status', 'to show people their own question'), ('audit', 'to check who looked'), ('request', 'to handle a person’s request about their data')], max_length=16, verbose_name='purpose'),
        ),
    ]
