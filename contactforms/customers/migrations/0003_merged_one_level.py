"""A row that stands for others is not merged into yet another: no chains, no circles, also of two at once."""

from django.db import migrations

MAKE = """
CREATE FUNCTION customers_one_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.merged_into_id IS NOT DISTINCT FROM OLD.merged_into_id THEN
        RETURN NEW;
    END IF;
    -- The lock makes a merge the other way round wait, and then see this one.
    PERFORM 1 FROM customers_customer WHERE id = NEW.merged_into_id AND merged_into_id IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'customer % is merged itself', NEW.merged_into_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_one_level';
    END IF;
    IF EXISTS (SELECT 1 FROM customers_customer WHERE merged_into_id = NEW.id) THEN
        RAISE EXCEPTION 'customer % stands for others', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_one_level';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER merged_one_level BEFORE INSERT OR UPDATE OF merged_into_id ON customers_customer
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION customers_one_level();
"""
REMOVE = """
DROP TRIGGER merged_one_level ON customers_customer;
DROP FUNCTION customers_one_level();
"""


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_who_and_where")]
    operations = [migrations.RunSQL(MAKE, REMOVE)]
