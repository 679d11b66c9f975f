"""Names found by any part of them, also by two Chinese characters or one: an index of 1- and 2-grams.

Trigrams have nothing for 消防 or 王; every part of a name that is looked for is made of characters and their pairs. What
the index finds holds all pairs, not always in that order: the text itself is asked for besides.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, QuerySet, TextField, Value

from yimen.parties.models import Party

# Made by the migration `0003_label_grams`, with the index over the labels of all parties.
FUNCTION = "parties_grams"
INDEX = "party_label_grams"


class Grams(Func):
    """The characters and the pairs of characters of a text, in small letters."""

    function = FUNCTION
    output_field = ArrayField(TextField())


def labelled(text: str) -> QuerySet[Party]:
    """The parties in whose label this stands. Read from the index, however short the text is."""
    found = Party.objects.annotate(_grams=Grams("label")).filter(_grams__contains=Grams(Value(text, TextField())))
    return found.filter(label__icontains=text)
