"""What an article said on a day is law for the cases of that day: versions get an end once, steps stay as they are."""

from django.db import migrations

VERSIONS = ("laws_lawversion", "laws_articleversion")
STEPS = ("laws_amendmentstep", "laws_taskstep")

FUNCTIONS = """
CREATE FUNCTION laws_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a version of the law is never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(OLD) - 'valid_to' IS DISTINCT FROM to_jsonb(NEW) - 'valid_to'
       OR (OLD.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to) THEN
        RAISE EXCEPTION 'a version of the law is never overwritten' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION laws_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a step stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def _trigger(table: str, function: str) -> tuple[str, str]:
    return (
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {table}_stays ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("laws", "0001_first")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION laws_version_stays(); DROP FUNCTION laws_step_stays();"),
        *(migrations.RunSQL(*_trigger(table, "laws_version_stays")) for table in VERSIONS),
        *(migrations.RunSQL(*_trigger(table, "laws_step_stays")) for table in STEPS),
    ]
