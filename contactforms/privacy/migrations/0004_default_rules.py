"""Everything has a period: a default rule, a shorter one for sensitive services; the default cannot be removed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MONTHS, SENSITIVE_MONTHS = 24, 12

CREATE = """
CREATE FUNCTION privacy_default_rule_exists() RETURNS trigger AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM privacy_retentionrule WHERE channel = '' AND service_id IS NULL AND NOT sensitive
    ) THEN
        RAISE EXCEPTION 'there must be a default retention rule' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'default_rule_exists';
    END IF;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER default_rule_exists
    AFTER UPDATE OR DELETE ON privacy_retentionrule
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION privacy_default_rule_exists();
"""
DROP = """
DROP TRIGGER default_rule_exists ON privacy_retentionrule;
DROP FUNCTION privacy_default_rule_exists();
"""


def add(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rule = apps.get_model("privacy", "RetentionRule")
    rule.objects.get_or_create(channel="", service=None, sensitive=False, defaults={"months": MONTHS})
    rule.objects.get_or_create(channel="", service=None, sensitive=True, defaults={"months": SENSITIVE_MONTHS})


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_retention")]
    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
        migrations.RunSQL(CREATE, DROP),
    ]
