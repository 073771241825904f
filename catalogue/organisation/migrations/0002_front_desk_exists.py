"""At least one front desk, always: checked when the transaction ends, so that it can move."""

from django.db import migrations

CREATE = """
CREATE FUNCTION organisation_front_desk_exists() RETURNS trigger AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM organisation_service WHERE is_front_desk) THEN
        RAISE EXCEPTION 'there must be a front desk' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'front_desk_exists';
    END IF;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER front_desk_exists
    AFTER INSERT OR UPDATE OR DELETE ON organisation_service
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION organisation_front_desk_exists();
"""
DROP = """
DROP TRIGGER front_desk_exists ON organisation_service;
DROP FUNCTION organisation_front_desk_exists();
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
