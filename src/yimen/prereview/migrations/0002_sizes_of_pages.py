"""The shape of a page beside its picture. What was read before is read anew: no page has been told a shape."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("prereview", "0001_first")]

    operations = [
        migrations.RunSQL("DELETE FROM prereview_pageimage; DELETE FROM prereview_reading", migrations.RunSQL.noop),
        migrations.AddField("pageimage", "width", models.PositiveIntegerField()),
        migrations.AddField("pageimage", "height", models.PositiveIntegerField()),
    ]
