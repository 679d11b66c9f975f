"""The rooms' order holds for the database too: no foreign key points upwards, and none leaves a mark in another room."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Field

PROJECT = Path(__file__).resolve().parents[2]
# Django's own tables lie below all rooms.
FOUNDATIONS = {"contenttypes", "auth", "sessions", "procrastinate"}


def order() -> dict[str, int]:
    """Room -> its line, counted from the top, as the layers in pyproject.toml have it."""
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = declared["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room: line for line, text in enumerate(layers) for room in re.findall(r"\w+", text)}


def room_of(model: type) -> str:
    """The room of a model: the package below `yimen`."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "yimen" else parts[0]


def links() -> list[tuple[str, str, "Field[object, object]"]]:
    """Every foreign key of ours into another room: from, to, field."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("yimen."):
            for field in model._meta.get_fields():
                if isinstance(field, Field) and field.related_model not in (None, "self"):
                    found.append((room_of(model), room_of(field.related_model), field))  # type: ignore[arg-type]
    return [(here, there, field) for here, there, field in found if here != there]


def test_no_foreign_key_points_upwards() -> None:
    lines = order()
    ours = [(here, there, str(field)) for here, there, field in links() if there in lines]
    assert len(ours) > 10
    assert [link for link in ours if lines[link[0]] >= lines[link[1]]] == []


def test_other_rooms_do_not_see_who_points_at_them() -> None:
    visible = [str(field) for _here, there, field in links() if there not in FOUNDATIONS and not _hidden(field)]
    assert visible == []


def _hidden(field: "Field[object, object]") -> bool:
    return str(getattr(field.remote_field, "related_name", "") or "").endswith("+")


def test_audiences_do_not_know_each_other() -> None:
    web = PROJECT / "src" / "yimen" / "web"
    audiences = sorted(folder.name for folder in web.iterdir() if (folder / "urls.py").exists())
    # The pages of staff lie below theirs: what officers, counter and supervisors share.
    audiences.remove("staff")
    assert len(audiences) >= 6
    found = [
        f"{path.relative_to(web)} imports {other}"
        for audience in audiences
        for path in (web / audience).rglob("*.py")
        if "tests" not in path.parts
        for other in re.findall(r"from yimen\.web\.(\w+)", path.read_text(encoding="utf-8"))
        if other in audiences and other != audience
    ]
    assert found == []
