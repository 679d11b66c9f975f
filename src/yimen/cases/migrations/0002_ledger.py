"""The running number of cases, and the trigger that lets events only be added."""

from django.db import migrations

from yimen.ledger.append_only import allow_changes, refuse_changes


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_first"), ("ledger", "0001_first")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE cases_number MAXVALUE 999999 CYCLE", "DROP SEQUENCE cases_number"),
        migrations.RunSQL(refuse_changes("cases_caseevent"), allow_changes("cases_caseevent")),
    ]
