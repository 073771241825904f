"""A live product names its service: kept by the database, whatever wrote the row, when the transaction ends."""

from django.db import migrations

CREATE = """
CREATE FUNCTION products_live_names_service() RETURNS trigger AS $$
DECLARE
    page_id integer;
BEGIN
    IF TG_TABLE_NAME = 'wagtailcore_page' THEN
        page_id := NEW.id;
    ELSE
        page_id := NEW.page_ptr_id;
    END IF;
    IF EXISTS (
        SELECT 1 FROM products_productpage product JOIN wagtailcore_page page ON page.id = product.page_ptr_id
        WHERE page.id = page_id AND page.live AND product.responsible_service_id IS NULL
    ) THEN
        RAISE EXCEPTION 'a live product names its service' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'live_product_names_service';
    END IF;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER live_product_names_service
    AFTER INSERT OR UPDATE OF live ON wagtailcore_page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION products_live_names_service();

CREATE CONSTRAINT TRIGGER live_product_names_service
    AFTER INSERT OR UPDATE OF responsible_service_id ON products_productpage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.responsible_service_id IS NULL)
    EXECUTE FUNCTION products_live_names_service();
"""
DROP = """
DROP TRIGGER live_product_names_service ON products_productpage;
DROP TRIGGER live_product_names_service ON wagtailcore_page;
DROP FUNCTION products_live_names_service();
"""


class Migration(migrations.Migration):
    dependencies = [("products", "0001_initial"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunSQL(CREATE, DROP)]
