"""The name of whoever confirmed an import: what it drafts is in that name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_names_of_a_hundred")]

    operations = [
        migrations.AddField(
            "importrun",
            "confirmed_name",
            models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
    ]
