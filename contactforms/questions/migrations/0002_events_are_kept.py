"""Events are added, never changed: the database refuses an update."""

from django.db import migrations

CREATE = """
CREATE FUNCTION questions_event_is_kept() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'an event is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_kept';
END $$ LANGUAGE plpgsql;

CREATE TRIGGER event_is_kept BEFORE UPDATE ON questions_questionevent
    FOR EACH ROW EXECUTE FUNCTION questions_event_is_kept();
"""
DROP = """
DROP TRIGGER event_is_kept ON questions_questionevent;
DROP FUNCTION questions_event_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("questions", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
