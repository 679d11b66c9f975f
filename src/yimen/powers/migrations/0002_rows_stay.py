from django.db import migrations

# What was published holds: of a row of the list only its end may be written, with the round that ended it, and only once.
FORWARD = """
CREATE FUNCTION powers_row_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a published row of the list is never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.valid_to IS NOT NULL
       OR to_jsonb(OLD) - ARRAY['valid_to', 'ended_by_id'] IS DISTINCT FROM to_jsonb(NEW) - ARRAY['valid_to', 'ended_by_id'] THEN
        RAISE EXCEPTION 'a published row of the list is never overwritten' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER powers_version_stays BEFORE UPDATE OR DELETE ON powers_powerversion
    FOR EACH ROW EXECUTE FUNCTION powers_row_stays();
CREATE TRIGGER powers_responsibility_stays BEFORE UPDATE OR DELETE ON powers_responsibility
    FOR EACH ROW EXECUTE FUNCTION powers_row_stays();
CREATE FUNCTION powers_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a step of a sheet stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER powers_step_stays BEFORE UPDATE OR DELETE ON powers_sheetstep
    FOR EACH ROW EXECUTE FUNCTION powers_step_stays();
"""
BACKWARD = """
DROP TRIGGER powers_step_stays ON powers_sheetstep;
DROP TRIGGER powers_responsibility_stays ON powers_responsibility;
DROP TRIGGER powers_version_stays ON powers_powerversion;
DROP FUNCTION powers_step_stays();
DROP FUNCTION powers_row_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("powers", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
