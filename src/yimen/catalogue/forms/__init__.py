"""Application forms: a JSON Schema (2020-12) a service, read in sections, filled by people, checked before anyone relies on it.

Pure: no database, no request. One door: `sections`, `from_post`, `visible`, `validate`, `check_schema`, `label_of`, `show_answer`.
"""

from yimen.catalogue.forms.check import FieldError, validate
from yimen.catalogue.forms.fields import Field, Option, Section, field_of, sections, show_answer
from yimen.catalogue.forms.post import from_post
from yimen.catalogue.forms.schema import SchemaFault, check_schema
from yimen.catalogue.forms.showing import applicable, visible

__all__ = [
    "Field",
    "FieldError",
    "Option",
    "SchemaFault",
    "Section",
    "applicable",
    "check_schema",
    "field_of",
    "from_post",
    "sections",
    "show_answer",
    "validate",
    "visible",
]
