from django.db import migrations

# Matters that are there get a first version; services with a code of 31 characters know their level by it.
FORWARD = """
SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO catalogue_matterversion (matter_id, number, valid_from, name, name_en, type, level, basis, state, reason,
       published_at, created_by)
SELECT m.id, 1, (now() AT TIME ZONE 'Asia/Shanghai')::date, m.name, m.name_en, m.type, m.level, '', 'in_force', '', now(), 'system'
  FROM catalogue_matter m
 WHERE NOT EXISTS (SELECT 1 FROM catalogue_matterversion v WHERE v.matter_id = m.id);
UPDATE catalogue_service SET level = substr(code, 19, 1) WHERE level = '' AND code ~ '^[0-9A-Z]{18}[1-7][0-9A-Z]{12}$';
CREATE TRIGGER catalogue_matter_version_stays BEFORE UPDATE OR DELETE ON catalogue_matterversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_version_stays();
"""
BACKWARD = "DROP TRIGGER catalogue_matter_version_stays ON catalogue_matterversion;"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_fields_of_the_national_list")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
