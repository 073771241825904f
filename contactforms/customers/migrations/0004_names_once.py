"""`customers_knownname` holds each name that a customer has once, and none that nobody has any more."""

from django.db import migrations

MAKE = """
CREATE FUNCTION customers_names_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.name_key <> '' THEN
        INSERT INTO customers_knownname (key) VALUES (NEW.name_key) ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.name_key <> ''
        AND NOT EXISTS (SELECT 1 FROM customers_customer WHERE name_key = OLD.name_key AND name_key <> '') THEN
        DELETE FROM customers_knownname WHERE key = OLD.name_key;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER names_once_added AFTER INSERT OR DELETE ON customers_customer
    FOR EACH ROW EXECUTE FUNCTION customers_names_once();
CREATE TRIGGER names_once_changed AFTER UPDATE OF name_key ON customers_customer
    FOR EACH ROW WHEN (OLD.name_key IS DISTINCT FROM NEW.name_key) EXECUTE FUNCTION customers_names_once();
"""
REMOVE = """
DROP TRIGGER names_once_added ON customers_customer;
DROP TRIGGER names_once_changed ON customers_customer;
DROP FUNCTION customers_names_once();
"""


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_merged_one_level")]
    operations = [migrations.RunSQL(MAKE, REMOVE)]
