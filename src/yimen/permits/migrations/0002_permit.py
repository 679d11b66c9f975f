"""Permits with a ledger of their own; certificates become versions of what a permit says."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_first"),
        ("cases", "0004_purposes"),
        ("catalogue", "0002_versions_stay"),
        ("papers", "0001_first"),
        ("parties", "0002_bar"),
        ("permits", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="PermitEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=24)),
                ("who", models.CharField(max_length=64)),
                ("data", models.JSONField(default=dict)),
                ("journey", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("idempotency_key", models.CharField(max_length=80, null=True)),
            ],
        ),
        migrations.RemoveField(
            model_name="certificate",
            name="status",
        ),
        migrations.AddField(
            model_name="certificate",
            name="sequence",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12, unique=True)),
                ("district", models.CharField(max_length=6)),
                ("journey", models.UUIDField()),
                ("service_version", models.PositiveIntegerField()),
                ("holder_label", models.CharField(max_length=200)),
                ("certificate", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("valid", "valid"),
                            ("expired", "expired"),
                            ("recalled", "recalled"),
                            ("revoked", "revoked"),
                            ("penalised", "penalised"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("last_hash", models.CharField(max_length=64)),
                ("granted_at", models.DateTimeField()),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("renewal_asked", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ground", models.CharField(blank=True, max_length=100)),
                ("next_lapse", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.service"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="certificate",
            name="permit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="permits.permit"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("permit", "version"), name="one_permit_a_version"),
        ),
        migrations.AddField(
            model_name="permitevent",
            name="permit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="events", to="permits.permit"
            ),
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(fields=["agency", "state", "valid_until"], name="permit_agency"),
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(fields=["service", "state"], name="permit_service"),
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(fields=["holder"], name="permit_holder"),
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(
                condition=models.Q(("next_lapse__isnull", False)), fields=["next_lapse"], name="permit_next_lapse"
            ),
        ),
        migrations.AddConstraint(
            model_name="permitevent",
            constraint=models.UniqueConstraint(fields=("permit", "sequence"), name="one_permit_event_a_place"),
        ),
        migrations.AddConstraint(
            model_name="permitevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("idempotency_key__isnull", False)),
                fields=("permit", "idempotency_key"),
                name="one_permit_event_a_key",
            ),
        ),
    ]
