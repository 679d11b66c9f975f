"""The specimens: which document, what is wrong with it, what happened to it, and what must be found."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PIL import Image

from yimen.codes.uscc import check_character as uscc_character
from yimen.codes.uscc import inner_digit
from yimen.prereview.demands import Demand
from yimen.prereview.rules import Told
from yimen.prereview.specimens import drawing, harming, inventing
from yimen.prereview.specimens.harming import Harm
from yimen.prereview.specimens.inventing import Firm

TODAY = date(2016, 6, 1)
Draw = Callable[[], Image.Image]
# Which rules may tell one fault; a finding of another rule is a false one.
UNREADABLE = frozenset({"field_not_found", "hard_to_read", "wrong_code", "other_code"})
DEMANDS = {
    "licence": Demand(
        material="business-licence", kind="business_licence", checks=("kind", "code", "name", "expired", "seal")
    ),
    "card": Demand(
        material="legal-identity",
        kind="identity_card",
        whose="representative",
        checks=("kind", "code", "person", "expired", "both_sides"),
    ),
    "certificate": Demand(material="permit", kind="certificate", checks=("kind", "expired", "seal")),
    "form": Demand(
        material="application-form",
        kind="application_form",
        checks=("kind", "code", "name", "seal", "signature"),
    ),
}


@dataclass(frozen=True)
class Specimen:
    """One document with its truth.

    fields    what stands on it and can be read, by the names of the readers' fields
    expected  for each fault the rules of which one must tell it; empty: nothing is wrong
    """

    name: str
    kind: str
    picture: Image.Image
    told: Told
    fields: Mapping[str, str]
    expected: tuple[frozenset[str], ...] = ()

    @property
    def demand(self) -> Demand:
        """What is looked for on it."""
        return DEMANDS[self.kind]


@dataclass(frozen=True)
class Fault:
    """Something wrong with a document. change: fields that are other than the form says; drawn: how it is drawn."""

    name: str
    rules: frozenset[str]
    change: Callable[[Firm, random.Random], Mapping[str, str]] = lambda firm, dice: {}
    drawn: Mapping[str, object] = field(default_factory=dict)


NO_SEAL = frozenset(
    {"seal_missing", "seal_not_visible"}
)  # a document without any colour may be a copy of one with a seal


def one(rule: str) -> frozenset[str]:
    return frozenset({rule})


def _short(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    place = dice.randrange(9, 17)
    return {"code": firm.code[:place] + firm.code[place + 1 :]}


def _wrong_digit(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    return {"code": firm.code[:-1] + inventing.another(firm.code[-1], "0123456789", dice)}


def _wrong_inner(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    inner = firm.code[8:16]
    first_17 = firm.code[:16] + inventing.another(inner_digit(inner), "0123456789", dice)
    return {"code": first_17 + uscc_character(first_17)}


def _other_code(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    return {"code": inventing.uscc(dice)}


def _other_name(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    return {"name": inventing.firm(dice).name}


def _other_person(name: str) -> Callable[[Firm, random.Random], Mapping[str, str]]:
    return lambda firm, dice: {name: f"{inventing.another(firm.representative[0], inventing.SURNAMES, dice)}小样"}


def _bad_id(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    return {"number": firm.resident_id[:-1] + inventing.another(firm.resident_id[-1], "0123456789", dice)}


def _short_id(firm: Firm, dice: random.Random) -> Mapping[str, str]:
    return {"number": firm.resident_id[:-1]}


FAULTS: Mapping[str, tuple[Fault, ...]] = {
    "licence": (
        Fault("17 characters", one("wrong_code"), _short),
        Fault("wrong check digit", one("wrong_code"), _wrong_digit),
        Fault("wrong inner digit", one("wrong_code"), _wrong_inner),
        Fault("another firm's code", one("other_code"), _other_code),
        Fault("another name", one("other_name"), _other_name),
        Fault("another representative", one("other_representative"), _other_person("representative")),
        Fault("expired", one("expired"), lambda firm, dice: {"term": "2006年03月01日至2016年02月29日"}),
        Fault("no seal", NO_SEAL, drawn={"sealed": False}),
    ),
    "card": (
        Fault("wrong check digit", one("wrong_code"), _bad_id),
        Fault("17 characters", one("wrong_code"), _short_id),
        Fault("another person", one("wrong_person"), _other_person("name")),
        Fault("expired", one("expired"), lambda firm, dice: {"term": "2005.05.01-2015.05.01"}),
        Fault("front only", one("side_missing"), drawn={"sides": "front"}),
        Fault("back only", one("side_missing"), drawn={"sides": "back"}),
    ),
    "certificate": (
        Fault("expired", one("expired"), lambda firm, dice: {"until": "2016年05月31日"}),
        Fault("no seal", NO_SEAL, drawn={"sealed": False}),
    ),
    "form": (
        Fault("not signed", one("signature_missing"), drawn={"signed": False}),
        Fault("no seal", NO_SEAL, drawn={"sealed": False}),
        Fault("another name", one("other_name"), _other_name),
        Fault("wrong check digit", one("wrong_code"), _wrong_digit),
    ),
}
# What happens to documents without changing what must be found; a part of these is tried on every kind.
HARMLESS: Mapping[str, Harm] = {
    "turned 90": harming.turned_90,
    "turned 180": harming.turned_180,
    "turned 270": harming.turned_270,
    "askew": harming.askew,
    "soft": harming.soft,
    "grainy": harming.grainy,
    "shadowed": harming.shadowed,
    "small": harming.small,
    "photographed": harming.photographed,
}
# A place over which a stain hides the code of a document, as `drawing` lays it out.
CODE_PLACES = {"licence": (360, 208, 640, 256), "card": (420, 515, 640, 565), "form": (360, 346, 560, 386)}


def specimens(seed: int = 2016) -> Iterator[Specimen]:
    """All of them, in the same order; about ninety, one at a time."""
    for kind in DEMANDS:
        dice = random.Random(f"{seed} {kind}")
        yield _specimen(kind, "plain", dice)
        for name, harm in HARMLESS.items():
            yield _specimen(kind, name, dice, harm=harm)
        yield _unreadable(kind, "blurred", one("blurred"), harming.blurred, dice)
        yield _unreadable(kind, "empty", one("blank"), _emptied, dice)
        if kind != "card":
            yield _specimen(kind, "grey copy", dice, harm=harming.grey, more=(one("seal_not_visible"),))
        if kind in CODE_PLACES:
            stain = harming.stained(CODE_PLACES[kind])
            hidden = "number" if kind == "card" else "code"
            yield _specimen(kind, "stained", dice, harm=stain, more=(UNREADABLE,), hidden=(hidden,))
        for fault in FAULTS[kind]:
            yield _specimen(kind, fault.name, dice, fault=fault)
            name, harm = dice.choice(list(HARMLESS.items()))
            yield _specimen(kind, f"{fault.name}, {name}", dice, fault=fault, harm=harm)


def _specimen(
    kind: str,
    name: str,
    dice: random.Random,
    *,
    fault: Fault | None = None,
    harm: Harm | None = None,
    more: tuple[frozenset[str], ...] = (),
    hidden: tuple[str, ...] = (),
) -> Specimen:
    firm = inventing.firm(dice)
    change = fault.change(firm, dice) if fault else {}
    shown = {**_shown(kind, firm, dice), **change}
    picture = _drawn(kind, shown, fault.drawn if fault else {})
    picture = harm(picture, dice) if harm else picture
    told = Told(True, firm.name, firm.code, firm.representative)
    fields = {
        name: value for name, value in _truth(kind, shown, fault.drawn if fault else {}).items() if name not in hidden
    }
    expected = (*((fault.rules,) if fault else ()), *more)
    return Specimen(f"{kind}: {name}", kind, picture, told, fields, expected)


def _unreadable(kind: str, name: str, rules: frozenset[str], harm: Harm, dice: random.Random) -> Specimen:
    whole = _specimen(kind, name, dice, harm=harm)
    return Specimen(whole.name, kind, whole.picture, whole.told, {}, (rules,))


def _emptied(picture: Image.Image, dice: random.Random) -> Image.Image:
    return Image.new("RGB", picture.size, drawing.PAPER)


def _shown(kind: str, firm: Firm, dice: random.Random) -> dict[str, str]:
    """What stands on a document of this firm when nothing is wrong."""
    founded = drawing.day(firm.founded)
    common = {"representative": firm.representative, "address": firm.address}
    if kind == "licence":
        later = firm.founded.replace(year=firm.founded.year + 20)
        term = f"{founded}至长期" if dice.random() < 0.3 else f"{founded}至{drawing.day(later)}"
        return {**common, "code": firm.code, "name": firm.name, "established": founded, "term": term}
    if kind == "card":
        return {**common, "name": firm.representative, "number": firm.resident_id, "term": "2012.03.01-2032.03.01"}
    if kind == "certificate":
        number = f"沪宝许字（2015）第{dice.randint(100, 999)}号"
        until = drawing.day(date(dice.randint(2017, 2020), dice.randint(1, 12), dice.randint(1, 28)))
        dates = {"issued": "2015年04月20日", "until": until}
        return {**common, **dates, "title": "公共场所卫生许可证", "number": number, "holder": firm.name}
    phone = f"1{dice.choice('358')}{dice.randint(0, 9)}000{dice.randint(0, 99999):05d}"
    return {**common, "code": firm.code, "name": firm.name, "phone": phone}


def _drawn(kind: str, shown: Mapping[str, str], drawn: Mapping[str, object]) -> Image.Image:
    sealed, signed = drawn.get("sealed", True) is True, drawn.get("signed", True) is True
    makers: dict[str, Draw] = {
        "licence": partial(drawing.licence, shown, sealed=sealed),
        "card": partial(drawing.card, shown, sides=str(drawn.get("sides", "both"))),
        "certificate": partial(drawing.certificate, shown, sealed=sealed),
        "form": partial(drawing.form, shown, signed=signed, sealed=sealed),
    }
    return makers[kind]()


def _truth(kind: str, shown: Mapping[str, str], drawn: Mapping[str, object]) -> dict[str, str]:
    """The fields that a reader should give for it."""
    names = {
        "licence": ("code", "name", "representative", "address"),
        "card": ("name", "number", "address"),
        "certificate": ("number", "holder"),
        "form": ("name", "code", "representative", "phone", "address"),
    }
    if drawn.get("sides") == "back":
        return {}
    return {name: shown[name] for name in names[kind]}
