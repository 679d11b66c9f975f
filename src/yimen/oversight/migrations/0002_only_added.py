"""The trigger that lets events of warnings only be added."""

from django.db import migrations

from yimen.ledger.append_only import allow_changes, refuse_changes


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_first"), ("ledger", "0001_first")]

    operations = [
        migrations.RunSQL(refuse_changes("oversight_warningevent"), allow_changes("oversight_warningevent")),
    ]
