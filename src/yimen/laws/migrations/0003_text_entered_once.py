"""The text of an article that was only cited may be entered later, once; what stands there stays."""

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION laws_article_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a version of an article is never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(OLD) - 'valid_to' - 'text' IS DISTINCT FROM to_jsonb(NEW) - 'valid_to' - 'text'
       OR (OLD.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to)
       OR (OLD.text <> '' AND NEW.text IS DISTINCT FROM OLD.text) THEN
        RAISE EXCEPTION 'a version of an article is never overwritten' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER laws_articleversion_stays ON laws_articleversion;
CREATE TRIGGER laws_articleversion_stays BEFORE UPDATE OR DELETE ON laws_articleversion
    FOR EACH ROW EXECUTE FUNCTION laws_article_stays();
"""
BACKWARD = """
DROP TRIGGER laws_articleversion_stays ON laws_articleversion;
CREATE TRIGGER laws_articleversion_stays BEFORE UPDATE OR DELETE ON laws_articleversion
    FOR EACH ROW EXECUTE FUNCTION laws_version_stays();
DROP FUNCTION laws_article_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("laws", "0002_only_added")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        # One place may name two articles of which only one is still right.
        migrations.RemoveConstraint("task", "task_once_in_an_amendment"),
        migrations.AddConstraint(
            "task",
            models.UniqueConstraint(
                fields=["amendment", "kind", "subject", "place", "article"], name="task_once_in_an_amendment"
            ),
        ),
    ]
