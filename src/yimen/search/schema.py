"""The fields of the index. Terms are made by `tokens`; the index cuts at blanks and nothing else.

VERSION grows with every change of fields or terms: an index of another version is made anew and not read.
"""

from functools import cache
from typing import Any

import tantivy

VERSION = 3

# read by phrases: where, and in which order
PHRASES = ("name", "near", "sound", "initial")
# read term by term
# title: what stands in name and near;  whole: the same, the department and the guide
TERMS = ("title", "whole", "characters", "latin")
# whole values: to be equal, or to be counted
# scope: kind and district together, which every search demands
VALUES = ("key", "owner", "district", "scope", "exact", "keyword", "flag")
COUNTED = ("kind", "agency", "audience", "type")
# what a hit shows, as JSON; not searched
SHOWN = "shown"


@cache
def schema() -> Any:
    """The schema: every document says of which kind it is."""
    builder = tantivy.SchemaBuilder()
    for name in PHRASES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in TERMS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in VALUES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in COUNTED:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field(SHOWN, stored=True)
    return builder.build()
