"""The triggers that let years, reviews and closures only be added: a correction is a new version."""

from django.db import migrations

from yimen.ledger.append_only import allow_changes, refuse_changes

TABLES = ("workdays_publishedyear", "workdays_yearreview", "workdays_closure")


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_first"), ("ledger", "0001_first")]

    operations = [migrations.RunSQL(refuse_changes(table), allow_changes(table)) for table in TABLES]
