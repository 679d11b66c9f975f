from django.db import migrations

from yimen.ledger.append_only import stays

TABLES = ("reception_ticketevent", "reception_pause")
FORWARD = "".join(stays(table) for table in TABLES)
BACKWARD = "".join(f"DROP TRIGGER {table}_stays ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
