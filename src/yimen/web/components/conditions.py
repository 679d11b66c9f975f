"""Conditions of a form on a page: what scripts have to know, and what is said to readers without them."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.catalogue import forms


def rule_text(rule: Mapping[str, Any]) -> str:
    """The condition as scripts read it (`data-show-rule`): values as the texts that a browser posts."""
    return json.dumps(_as_posted(rule), ensure_ascii=False)


def _as_posted(rule: Mapping[str, Any]) -> dict[str, Any]:
    for connective in ("all", "any"):
        if connective in rule:
            return {connective: [_as_posted(each) for each in rule[connective]]}
    if "equals" in rule:
        return {"field": rule["field"], "among": [_posted(rule["equals"])]}
    if "among" in rule:
        return {"field": rule["field"], "among": [_posted(value) for value in rule["among"]]}
    return dict(rule)


def _posted(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def rule_words(schema: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
    """ "“Premises” is “rented” and “Area” is at least 100"."""
    for connective, between in (("all", _(" and ")), ("any", _(" or "))):
        if connective in rule:
            return between.join(rule_words(schema, each) for each in rule[connective])
    other = forms.field_of(schema, rule["field"], get_language())
    if "at_least" in rule:
        return _("“%(field)s” is at least %(limit)s") % {"field": other.title, "limit": rule["at_least"]}
    if "at_most" in rule:
        return _("“%(field)s” is at most %(limit)s") % {"field": other.title, "limit": rule["at_most"]}
    if "answered" in rule:
        return _("“%(field)s” is filled in") % {"field": other.title}
    titles = {option.value: option.title for option in other.options}
    wanted = [_posted(value) for value in (rule["among"] if "among" in rule else [rule["equals"]])]
    answers = " / ".join(titles.get(value, value) for value in wanted)
    return _("“%(field)s” is “%(answer)s”") % {"field": other.title, "answer": answers}


def only_if(schema: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
    """For readers without scripts, to whom the field is always shown."""
    return _("Only if %(condition)s") % {"condition": rule_words(schema, rule)}
