"""Application forms: a JSON Schema (2020-12) a service, read in sections, filled by people, checked before anyone relies on it.

Pure: no database, no request. One door: `sections`, `from_post`, `visible`, `validate`, `check_schema`, `show_answer`;
`merge` makes one form of several services' forms for a bundle, `standard` gives a form to clients with a validator of their own.
"""

from yimen.catalogue.forms.check import FieldError, validate
from yimen.catalogue.forms.fields import (
    Field,
    Option,
    Section,
    field_of,
    inner_of,
    members_of,
    sections,
    show_answer,
    title_at,
)
from yimen.catalogue.forms.merging import MergedForm, merge
from yimen.catalogue.forms.post import from_post
from yimen.catalogue.forms.prefilling import prefilled
from yimen.catalogue.forms.schema import SchemaFault, check_schema
from yimen.catalogue.forms.showing import applicable, fields_in, reduced, visible
from yimen.catalogue.forms.standard import standard

__all__ = [
    "Field",
    "FieldError",
    "MergedForm",
    "Option",
    "SchemaFault",
    "Section",
    "applicable",
    "check_schema",
    "field_of",
    "fields_in",
    "from_post",
    "inner_of",
    "members_of",
    "merge",
    "prefilled",
    "reduced",
    "sections",
    "show_answer",
    "standard",
    "title_at",
    "validate",
    "visible",
]
