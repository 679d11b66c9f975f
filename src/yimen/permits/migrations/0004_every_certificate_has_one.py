"""From here on no certificate is without its permit."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permits", "0003_permits_of_certificates")]

    operations = [
        migrations.AlterField(
            model_name="certificate",
            name="permit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="permits.permit"
            ),
        ),
    ]
