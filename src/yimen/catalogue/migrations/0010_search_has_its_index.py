from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0009_citations")]

    operations = [
        migrations.RemoveIndex(model_name="service", name="service_grams"),
        migrations.RemoveField(model_name="service", name="initials"),
        migrations.RemoveField(model_name="service", name="document"),
        migrations.RemoveField(model_name="service", name="grams"),
    ]
