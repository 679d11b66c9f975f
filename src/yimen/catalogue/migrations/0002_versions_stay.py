from django.db import migrations

# A version is law for the cases that began under it: only its end may be written, and only once.
FORWARD = """
CREATE FUNCTION catalogue_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a published version is never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (OLD.service_id, OLD.number, OLD.valid_from, OLD.content, OLD.published_at, OLD.created_by, OLD.reason)
        IS DISTINCT FROM
       (NEW.service_id, NEW.number, NEW.valid_from, NEW.content, NEW.published_at, NEW.created_by, NEW.reason)
       OR (OLD.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to) THEN
        RAISE EXCEPTION 'a published version is never overwritten' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_version_stays BEFORE UPDATE OR DELETE ON catalogue_serviceversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_version_stays();
"""
BACKWARD = """
DROP TRIGGER catalogue_version_stays ON catalogue_serviceversion;
DROP FUNCTION catalogue_version_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
