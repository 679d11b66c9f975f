"""The proof of record; its fields are explained in docs/ledger.md."""

from typing import Any

from pydantic import Field

from yimen.api.answers.base import Answer


class ProofLeaf(Answer):
    subject: str = Field(description="Number of the case or permit.")
    sequence: int = Field(description="How many events the case had.")
    hash: str = Field(description="Of the last of them, SHA-256 in hexadecimal.")


class ProofStep(Answer):
    side: str = Field(description="left or right: where the sibling stands.")
    hash: str


class ProofStatement(Answer):
    """What was signed: canonical JSON of these fields."""

    form: str = Field(examples=["yimen-root-2"])
    district: str
    day: str = Field(examples=["2016-06-01"])
    cases: int
    root: str
    permits: int | None = Field(default=None, description="Leaves of the tree of permits; missing in yimen-root-1.")
    permits_root: str | None = None
    previous: str = Field(description="Hash of the statement of the day before.")
    signed_at: str = Field(examples=["2016-06-01T16:17:00.000000Z"])


class ProofSignature(Answer):
    algorithm: str = Field(examples=["RSA-PKCS1v15-SHA256"])
    value: str = Field(description="Base64.")


class ProofEvent(Answer):
    sequence: int
    previous: str
    hash: str
    body: dict[str, Any] | None = Field(description="What was hashed; null where it is not for the reader.")


class Proof(Answer):
    """Events, leaf, path, statement and signature, each checkable against the next."""

    form: str = Field(examples=["yimen-proof-1", "yimen-permit-proof-1"])
    leaf: ProofLeaf
    path: list[ProofStep] = Field(description="From the leaf up.")
    statement: ProofStatement
    signature: ProofSignature
    certificates: str = Field(description="PEM, the signing certificate first.")
    events: list[ProofEvent]
