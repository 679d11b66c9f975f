from django.db import migrations

FUNCTION = """
CREATE FUNCTION parties_grams(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substr(lower(given), place, width)), '{}')
    FROM generate_series(1, length(given)) AS place, generate_series(1, 2) AS width
    WHERE place + width <= length(given) + 1
$$"""


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_bar")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION parties_grams(text)"),
        migrations.RunSQL(
            "CREATE INDEX party_label_grams ON parties_party USING gin (parties_grams(label))",
            "DROP INDEX party_label_grams",
        ),
    ]
