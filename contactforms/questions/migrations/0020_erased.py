"""A question remembers that it was erased; its events let through exactly that: text and data may only go."""

from django.db import migrations, models

NARROW = """
CREATE OR REPLACE FUNCTION questions_event_is_kept() RETURNS trigger AS $$
BEGIN
    -- The setting holds until the transaction ends and is made by contactforms.questions.erasing alone.
    IF current_setting('contactforms.erasing', true) = 'on'
        AND NEW.text = ''
        AND NEW.data <@ OLD.data
        AND (to_jsonb(NEW) - 'text' - 'data') = (to_jsonb(OLD) - 'text' - 'data')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an event is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_kept';
END $$ LANGUAGE plpgsql;
"""
AS_IT_WAS = """
CREATE OR REPLACE FUNCTION questions_event_is_kept() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'an event is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_kept';
END $$ LANGUAGE plpgsql;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("questions", "0010_answers"),
    ]
    operations = [
        migrations.AddField(
            "question",
            "erased_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased"),
        ),
        migrations.AddField(
            "historicalquestion",
            "erased_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased"),
        ),
        migrations.AddIndex(
            "question",
            models.Index(
                condition=models.Q(closed_at__isnull=False, erased_at__isnull=True),
                fields=["closed_at", "id"],
                name="not_erased_yet",
            ),
        ),
        migrations.RunSQL(NARROW, AS_IT_WAS),
    ]
