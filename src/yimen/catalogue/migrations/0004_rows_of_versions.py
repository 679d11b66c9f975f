from django.db import migrations

# Older versions get the row of their service as it stands; services that were only listed get a first version.
FORWARD = """
CREATE OR REPLACE FUNCTION catalogue_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
UPDATE catalogue_serviceversion v
   SET name = s.name, name_en = s.name_en, "group" = s."group", type = s.type, agency_id = s.agency_id,
       statutory = coalesce(v.content #>> '{terms,statutory}', ''),
       promised = coalesce(v.content #>> '{terms,promised}', ''),
       kind = CASE WHEN v.number = 1 THEN 'set_up' ELSE 'guide' END
  FROM catalogue_service s WHERE s.id = v.service_id;
INSERT INTO catalogue_serviceversion (service_id, number, valid_from, kind, listed, name, name_en, "group", type, agency_id,
       statutory, promised, "into", content, reason, basis, published_at, created_by, drafted_by, reviewed_by, approved_by)
SELECT s.id, 1, (now() AT TIME ZONE 'Asia/Shanghai')::date, 'set_up', true, s.name, s.name_en, s."group", s.type,
       s.agency_id, '', '', '{}', NULL, '', '', now(), 'system', '', '', ''
  FROM catalogue_service s
 WHERE s.status <> 'retired' AND NOT EXISTS (SELECT 1 FROM catalogue_serviceversion v WHERE v.service_id = s.id);
CREATE OR REPLACE FUNCTION catalogue_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a published version is never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(OLD) - 'valid_to' IS DISTINCT FROM to_jsonb(NEW) - 'valid_to'
       OR (OLD.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to) THEN
        RAISE EXCEPTION 'a published version is never overwritten' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION catalogue_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a step of a proposal stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER catalogue_step_stays BEFORE UPDATE OR DELETE ON catalogue_proposalstep
    FOR EACH ROW EXECUTE FUNCTION catalogue_step_stays();
"""
BACKWARD = """
DROP TRIGGER catalogue_step_stays ON catalogue_proposalstep;
DROP FUNCTION catalogue_step_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_catalogue_in_versions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
