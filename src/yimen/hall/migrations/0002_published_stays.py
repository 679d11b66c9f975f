from django.db import migrations

# A published list is what people were told: its entries stay, and it may only be superseded, once.
FORWARD = """
CREATE FUNCTION hall_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT status FROM hall_holidaylist WHERE id = OLD.list_id) IN ('published', 'dropped') THEN
        RAISE EXCEPTION 'a published list of a holiday stays as it was' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER hall_entry_stays BEFORE UPDATE OR DELETE ON hall_holidayservice
    FOR EACH ROW EXECUTE FUNCTION hall_entry_stays();
CREATE FUNCTION hall_list_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'draft' AND TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL
       AND to_jsonb(OLD) - 'superseded_at' IS NOT DISTINCT FROM to_jsonb(NEW) - 'superseded_at' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published list of a holiday stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER hall_list_stays BEFORE UPDATE OR DELETE ON hall_holidaylist
    FOR EACH ROW EXECUTE FUNCTION hall_list_stays();
"""
BACKWARD = """
DROP TRIGGER hall_entry_stays ON hall_holidayservice;
DROP FUNCTION hall_entry_stays();
DROP TRIGGER hall_list_stays ON hall_holidaylist;
DROP FUNCTION hall_list_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("hall", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
