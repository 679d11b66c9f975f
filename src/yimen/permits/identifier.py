"""The identifier of an electronic certificate per GB/T 36904-2018.

    1.2.156.3005.2 . type . issuer . serial . version . check

type     21 characters: USCC (18) of the organ that set the certificate's standard, then 3 of its own numbering
issuer   USCC of the issuing organ, or a division code or another code of it
serial   digits and capital letters
version  three digits, 001 at first issue
check    ISO 7064 MOD 37,36 over type, issuer, serial and version without dots and without the root
"""

import re
from dataclasses import dataclass

from yimen.codes.mod_37_36 import check_character
from yimen.errors import Refusal

ROOT = "1.2.156.3005.2"
_PART = re.compile(r"[0-9A-Z]{1,40}")
_SHAPE = re.compile(r"1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{1,40})\.([0-9A-Z]{1,40})\.([0-9]{3})\.([0-9A-Z])")


@dataclass(frozen=True)
class Identifier:
    """One identifier, its parts known to be well formed; the check character is computed, never stored."""

    type_code: str
    issuer: str
    serial: str
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.type_code) != 21 or not all(map(_PART.fullmatch, (self.type_code, self.issuer, self.serial))):
            raise ValueError(f"no certificate identifier: {self.type_code}, {self.issuer}, {self.serial}")
        if not 1 <= self.version <= 999:
            raise ValueError(f"a certificate's version is 1 to 999, not {self.version}")

    @property
    def check(self) -> str:
        return check_character(f"{self.type_code}{self.issuer}{self.serial}{self.version:03}")

    def __str__(self) -> str:
        return ".".join((ROOT, self.type_code, self.issuer, self.serial, f"{self.version:03}", self.check))


def parse(text: str) -> Identifier:
    """Read an identifier, forgiving spaces and small letters.

    Raises Refusal "identifier_malformed" or "identifier_check_wrong" (with the expected character).
    """
    plain = re.sub(r"\s+", "", text).upper()
    found = _SHAPE.fullmatch(plain)
    if found is None:
        raise Refusal("identifier_malformed", status=422, identifier=text[:120])
    type_code, issuer, serial, version, check = found.groups()
    if version == "000":
        raise Refusal("identifier_malformed", status=422, identifier=text[:120])
    identifier = Identifier(type_code, issuer, serial, int(version))
    if identifier.check != check:
        raise Refusal("identifier_check_wrong", status=422, identifier=plain, expected=identifier.check, found=check)
    return identifier
