from django.db import migrations, models

import yimen.vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_excused"),
    ]

    operations = [
        migrations.AddField(model_name="draft", name="version", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="draft", name="past", field=yimen.vault.fields.EncryptedTextField(default="{}")),
    ]
