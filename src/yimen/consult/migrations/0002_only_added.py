from django.db import migrations

# What was said stays said. Only the purge touches it: it empties a message once, and nothing else of it.
FORWARD = """
CREATE FUNCTION consult_message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.file_id IS NULL
       AND NEW.data = '{}'::jsonb AND NEW.author_name = ''
       AND to_jsonb(OLD) - ARRAY['text', 'file_id', 'data', 'author_name', 'erased_at']
           IS NOT DISTINCT FROM to_jsonb(NEW) - ARRAY['text', 'file_id', 'data', 'author_name', 'erased_at'] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'messages are only ever added' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER consult_message_stays BEFORE UPDATE OR DELETE ON consult_message
    FOR EACH ROW EXECUTE FUNCTION consult_message_stays();
CREATE FUNCTION consult_message_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'messages are only ever added' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER consult_message_no_truncate BEFORE TRUNCATE ON consult_message
    FOR EACH STATEMENT EXECUTE FUNCTION consult_message_no_truncate();
"""
BACKWARD = """
DROP TRIGGER consult_message_no_truncate ON consult_message;
DROP FUNCTION consult_message_no_truncate();
DROP TRIGGER consult_message_stays ON consult_message;
DROP FUNCTION consult_message_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("consult", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
