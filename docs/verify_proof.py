#!/usr/bin/env python3
"""Check a proof of record (办件存证、许可存证) without the platform that made it: python3 verify_proof.py proof-BS….json

Needs Python 3.8 or newer and nothing else. What is checked is described in docs/ledger.md, so that you can write this
again in any language. The signature is checked with the package `cryptography` or the program `openssl`, whichever is
there; without both, everything else is checked and the script says so.

    --statement-sha256 HEX     the hash of that day's root as you find it on the page /ledger/, or kept from earlier
    --certificate-sha256 HEX   the fingerprint of the signing certificate as published
    --events                   print the events that the proof shows

Ends with 0 when everything checked holds, 1 when something does not, 2 when the file is no proof.
"""

import argparse
import base64
import hashlib
import json
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from pathlib import Path

HEX = re.compile(r"[0-9a-f]{64}")
GENESIS = "0" * 64
# Form of the proof -> the root in the statement that its path leads to.
ROOTS = {"yimen-proof-1": "root", "yimen-permit-proof-1": "permits_root"}
EVENT_KEYS = {"subject", "sequence", "kind", "at", "role", "who", "data", "journey"}


class Unreadable(Exception):
    """The file is not a proof of the form this script knows."""


class Broken(Exception):
    """Something in the proof does not fit something else."""


def canonical(value):
    """Keys sorted by code point, no spaces, UTF-8, nothing escaped that need not be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read(path):
    """The proof; a key that stands twice is refused, since programs differ in which of the two they believe."""
    try:
        proof = json.loads(Path(path).read_text(encoding="utf-8"), object_pairs_hook=without_doubles)
    except (OSError, ValueError) as problem:
        raise Unreadable(f"cannot read {path}: {problem}") from None
    wanted = {"form", "leaf", "path", "statement", "signature", "certificates", "events"}
    if not isinstance(proof, dict) or proof.get("form") not in ROOTS or not wanted <= set(proof):
        raise Unreadable(f"this is no proof of the form {' or '.join(ROOTS)}")
    return proof


def without_doubles(pairs):
    keys = [key for key, _value in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a key stands twice")
    return dict(pairs)


def hexadecimal(text):
    if not isinstance(text, str) or not HEX.fullmatch(text):
        raise Unreadable(f"not a SHA-256 in hexadecimal: {text!r}")
    return text


def check_events(proof):
    """Each event is linked to the one before, and those shown whole have the hash they claim; gives how many are."""
    previous, shown = GENESIS, 0
    for place, event in enumerate(proof["events"], start=1):
        if event["sequence"] != place:
            raise Broken(f"event {place} is missing")
        if event["previous"] != previous:
            raise Broken(f"event {place} is not linked to the event before")
        previous = hexadecimal(event["hash"])
        if event["body"] is None:
            continue
        shown += 1
        if set(event["body"]) != EVENT_KEYS or event["body"]["sequence"] != place:
            raise Broken(f"event {place} shows another event")
        if event["body"]["subject"] != proof["leaf"]["subject"]:
            raise Broken(f"event {place} belongs to another case")
        if sha256(event["previous"].encode() + canonical(event["body"])) != previous:
            raise Broken(f"the content of event {place} was changed")
    leaf = proof["leaf"]
    if (len(proof["events"]), previous) != (leaf["sequence"], leaf["hash"]):
        raise Broken("the last event is not the one that the tree holds")
    return shown


def check_path(proof):
    """The leaf and its path lead to the root of the statement."""
    leaf = proof["leaf"]
    content = f"{leaf['subject']} {leaf['sequence']} {hexadecimal(leaf['hash'])}".encode()
    reached = hashlib.sha256(b"\x00" + content).digest()
    for step in proof["path"]:
        sibling = bytes.fromhex(hexadecimal(step["hash"]))
        if step["side"] not in ("left", "right"):
            raise Unreadable(f"no such side: {step['side']!r}")
        pair = sibling + reached if step["side"] == "left" else reached + sibling
        reached = hashlib.sha256(b"\x01" + pair).digest()
    if reached.hex() != hexadecimal(proof["statement"][ROOTS[proof["form"]]]):
        raise Broken("the path does not lead to the root of the statement")


def certificates(proof):
    """The certificates in DER, the signing one first."""
    pem = proof["certificates"]
    found = re.findall(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", pem, re.DOTALL)
    if not found:
        raise Unreadable("the proof holds no certificate")
    return [ssl.PEM_cert_to_DER_cert(each) for each in found]


def check_signature(proof):
    """Which program found the signature right, or None when there is none to check it with."""
    text = canonical(proof["statement"])
    algorithm = proof["signature"]["algorithm"]
    if algorithm not in ("RSA-PKCS1v15-SHA256", "ECDSA-SHA256"):
        raise Unreadable(f"unknown signature: {algorithm!r}")
    value = base64.b64decode(proof["signature"]["value"], validate=True)
    certificate = certificates(proof)[0]
    for name, check in (("cryptography", with_cryptography), ("openssl", with_openssl)):
        good = check(certificate, text, value)
        if good is False:
            raise Broken("the signature does not fit the statement")
        if good:
            return name
    return None


def with_cryptography(certificate, text, value):
    """True, False, or None where the package is not installed."""
    try:
        from cryptography import x509
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, padding
    except ImportError:
        return None
    key = x509.load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, text, ec.ECDSA(hashes.SHA256()))
        else:
            key.verify(value, text, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def with_openssl(certificate, text, value):
    """True, False, or None where there is no such program."""
    program = shutil.which("openssl")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder, name)) for name in ("certificate.pem", "key.pem", "signature", "text")]
        Path(names[0]).write_text(ssl.DER_cert_to_PEM_cert(certificate))
        Path(names[2]).write_bytes(value)
        Path(names[3]).write_bytes(text)
        extract = [program, "x509", "-in", names[0], "-pubkey", "-noout", "-out", names[1]]
        verify = [program, "dgst", "-sha256", "-verify", names[1], "-signature", names[2], names[3]]
        if subprocess.run(extract, capture_output=True).returncode != 0:
            return False
        return subprocess.run(verify, capture_output=True).returncode == 0


def check(proof, asked):
    """Every check in order, telling each; raises at the first that fails."""
    shown, number = check_events(proof), len(proof["events"])
    tell(f"{number} events, each linked to the one before; {shown} of them shown whole", "事件逐一相连")
    check_path(proof)
    statement = proof["statement"]
    permit = proof["form"] == "yimen-permit-proof-1"
    what, count = ("permit", statement.get("permits")) if permit else ("case", statement["cases"])
    tell(
        f"the {what} is in the tree of {statement['day']}, one of {count}",
        "许可在当日的树中" if permit else "办件在当日的树中",
    )
    if asked.statement_sha256 and sha256(canonical(statement)) != asked.statement_sha256.lower():
        raise Broken("the statement is not the one that was published")
    by = check_signature(proof)
    if by:
        tell(f"the statement is signed (checked with {by})", "当日根值的签名有效")
    else:
        print("--   the signature was not checked: install openssl, or the Python package cryptography")
    print_of_key = sha256(certificates(proof)[0])
    if asked.certificate_sha256 and print_of_key != asked.certificate_sha256.lower().replace(":", ""):
        raise Broken("signed with another certificate than the one published")
    print(f"     statement SHA-256    {sha256(canonical(statement))}")
    print(f"     certificate SHA-256  {print_of_key}")
    if not (asked.statement_sha256 and asked.certificate_sha256):
        print("     Compare both with the page /ledger/ of the platform, or with a copy that somebody else keeps.")


def tell(english, chinese):
    print(f"ok   {english} / {chinese}")


def show(proof):
    """The events, one a line."""
    for event in proof["events"]:
        body = event["body"]
        if body is None:
            print(f"     {event['sequence']:>3}  (shown by its hash alone)  {event['hash']}")
        else:
            print(
                f"     {event['sequence']:>3}  {body['at']}  {body['kind']}  {json.dumps(body['data'], ensure_ascii=False)}"
            )


def main():
    parser = argparse.ArgumentParser(description="Check a proof of record of a case or a permit.")
    parser.add_argument("proof", help="the JSON file that was downloaded")
    parser.add_argument("--statement-sha256", default="", help="hash of that day's statement, as published")
    parser.add_argument("--certificate-sha256", default="", help="fingerprint of the signing certificate, as published")
    parser.add_argument("--events", action="store_true", help="print the events too")
    asked = parser.parse_args()
    try:
        proof = read(asked.proof)
        check(proof, asked)
    except Broken as broken:
        print(f"FAIL {broken}")
        return 1
    except (Unreadable, LookupError, TypeError, ValueError, AttributeError) as problem:
        print(f"FAIL not a proof: {problem}")
        return 2
    if asked.events:
        show(proof)
    what = "Permit" if proof["form"] == "yimen-permit-proof-1" else "Case"
    print(f"{what} {proof['leaf']['subject']} stood so at the end of {proof['statement']['day']}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
