"""The signature and the verdict on files: every change is found, and nothing a stranger sends does harm."""

import io
import os
import random
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509 import Certificate
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from yimen.errors import Refusal
from yimen.permits import authority, inspection, signature
from yimen.permits.authority import Organ
from yimen.permits.document import SEAL_CENTRE
from yimen.permits.inspection import Finding, inspect
from yimen.permits.tests.samples import NOW, ORGAN, VERIFY, home, roots, signed, unsigned


def finding(content: bytes, trusted: tuple[Certificate, ...] | None = None) -> str:
    """The finding, or the code of the refusal."""
    try:
        return inspect(content, roots() if trusted is None else trusted, NOW).finding.value
    except Refusal as refusal:
        return refusal.code


class TestAuthority:
    def test_keys_are_readable_by_their_owner_only(self) -> None:
        signed()
        folder = home() / "authority"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        files = list(folder.iterdir())
        assert len(files) >= 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}

    def test_a_second_call_changes_nothing(self) -> None:
        signed()
        before = {file.name: file.read_bytes() for file in (home() / "authority").iterdir()}
        authority.ensure_authority(home())
        authority.signatory(home(), ORGAN)
        assert {file.name: file.read_bytes() for file in (home() / "authority").iterdir()} == before

    def test_who_comes_second_takes_the_first_ones_key(self, tmp_path: Path) -> None:
        authority._once(tmp_path / "key.pem", lambda: b"first")
        authority._once(tmp_path / "key.pem", lambda: b"second")
        assert (tmp_path / "key.pem").read_bytes() == b"first"
        assert [file.name for file in tmp_path.iterdir()] == ["key.pem"]

    def test_a_maker_that_fails_leaves_no_file(self, tmp_path: Path) -> None:
        def fail() -> bytes:
            raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            authority._once(tmp_path / "key.pem", fail)
        assert list(tmp_path.iterdir()) == []

    def test_the_certificate_names_the_organ_and_may_only_sign(self) -> None:
        certificate = authority.signatory(home(), ORGAN).certificate
        assert signature.common_name(certificate) == ORGAN.name
        assert ORGAN.uscc in certificate.subject.rfc4514_string()
        constraints = certificate.extensions.get_extension_for_class(authority.x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(authority.x509.KeyUsage).value
        assert not constraints.ca
        assert usage.content_commitment
        assert not usage.key_cert_sign

    def test_a_real_authority_comes_from_a_file(self, tmp_path: Path) -> None:
        key, other = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root_name = authority._name("Test Root")
        root = authority._certify(root_name, other, root_name, other, years=30, authority=1)
        own = authority._certify(authority._name("某市某局"), key, root_name, other, years=30, authority=None)
        file = tmp_path / "organ.p12"
        secret = BestAvailableEncryption(b"geheim")
        file.write_bytes(pkcs12.serialize_key_and_certificates(b"organ", key, own, [root], secret))
        with pytest.raises(ValueError, match=r"(?i)password|invalid"):
            authority.signatory(tmp_path, ORGAN, file=str(file), password="wrong")
        with pytest.raises(FileNotFoundError):
            authority.signatory(tmp_path, ORGAN, file=str(tmp_path / "none.p12"))
        who = authority.signatory(tmp_path, ORGAN, file=str(file), password="geheim")
        pdf = signature.sign(unsigned(), who, NOW, reason="test")
        trusted = authority.roots(tmp_path, file=str(file), password="geheim")
        verdict = inspect(pdf, trusted, NOW)
        assert (verdict.finding, verdict.signer, verdict.chain) == (Finding.GENUINE, "某市某局", ("Test Root",))
        assert finding(pdf) == "foreign"


class TestSignature:
    def test_another_reader_finds_it_valid_certifying_and_complete(self) -> None:
        embedded = PdfFileReader(io.BytesIO(signed())).embedded_signatures[0]
        context = ValidationContext(trust_roots=[signature.as_asn1(root) for root in roots()], allow_fetching=False)
        status = validate_pdf_signature(embedded, context)
        assert status.bottom_line
        assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        assert embedded.docmdp_level is MDPPerm.NO_CHANGES
        assert embedded.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert embedded.self_reported_timestamp == NOW

    def test_the_field_is_the_seals_square_and_is_printed(self) -> None:
        page = PdfReader(io.BytesIO(signed())).pages[-1]
        widget = next(note.get_object() for note in page["/Annots"] if note.get_object()["/Subtype"] == "/Widget")
        left, low, right, high = (float(value) / 72 * 25.4 for value in widget["/Rect"])
        assert abs((left + right) / 2 - SEAL_CENTRE[0]) < 0.5
        assert abs(297 - (low + high) / 2 - SEAL_CENTRE[1]) < 0.5
        assert abs(right - left - 42) < 0.5
        assert widget["/F"] & 4
        assert b" c s Q" in widget["/AP"]["/N"].get_data()

    def test_a_document_is_sealed_once(self) -> None:
        with pytest.raises(Exception, match=r"(?i)certif|sign"):
            signature.sign(signed(), authority.signatory(home(), ORGAN), NOW, reason="again")


class TestVerdict:
    def test_our_file_is_genuine(self) -> None:
        verdict = inspect(signed(), roots(), NOW)
        assert verdict.finding is Finding.GENUINE
        assert verdict.signer == ORGAN.name
        assert len(verdict.chain) == 2
        assert (verdict.signed_at, verdict.timestamped, verdict.claims) == (NOW, False, VERIFY)

    def test_it_stays_genuine_for_years(self) -> None:
        assert inspect(signed(), roots(), NOW + timedelta(days=365 * 40)).finding is Finding.GENUINE

    @pytest.mark.parametrize(
        ("content", "found"),
        [
            (b"", "verify_file_empty"),
            (b"hello", "verify_file_not_pdf"),
            (b"\x89PNG" * 100, "verify_file_not_pdf"),
            (b"%PDF-1.7" + bytes(inspection.LARGEST_FILE), "verify_file_too_large"),
            (b"%PDF-1.7 and no more", "verify_file_truncated"),
            (b"%PDF-1.7\n%%EOF", "unsigned"),
            (b"%PDF-1.7 /ByteRange [0 9 999999999 1]\n%%EOF", "altered"),
            (b"%PDF-1.7 /ByteRange [5 9 19 1] <00>\n%%EOF", "altered"),
            (b"%PDF-1.7 /ByteRange [0 10 14 2] <>" + b"\n%%EOF" * 9, "altered"),
            (b"%PDF-1.7 " + b"/ByteRange [" * 100_000 + b"\n%%EOF", "unsigned"),
        ],
        ids=range(10),
    )
    def test_what_is_no_signed_document_gets_its_own_answer(self, content: bytes, found: str) -> None:
        assert finding(content) == found

    def test_an_unsigned_certificate_is_called_unsigned(self) -> None:
        assert finding(unsigned()) == "unsigned"

    @pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
    def test_a_download_that_broke_off_is_called_that(self, kept: float) -> None:
        assert finding(signed()[: int(len(signed()) * kept)]) == "verify_file_truncated"

    def test_a_certificate_of_another_authority_is_foreign(self, tmp_path: Path) -> None:
        forger = authority.signatory(tmp_path, ORGAN)
        forged = signature.sign(unsigned(), forger, NOW, reason="签发电子证照")
        verdict = inspect(forged, roots(), NOW)
        assert (verdict.finding, verdict.signer, verdict.chain) == (Finding.FOREIGN, ORGAN.name, ())
        assert finding(signed(), ()) == "foreign"

    @pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"%%EOF", b"1 0 obj\n<<>>\nendobj\n%%EOF\n"])
    def test_anything_added_behind_is_found(self, more: bytes) -> None:
        assert finding(signed() + more) == "appended"

    def test_a_later_revision_is_found(self) -> None:
        writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
        writer.root["/Note"] = writer.root["/Lang"]
        writer.update_root()
        later = io.BytesIO()
        writer.write(later)
        assert finding(later.getvalue()) == "appended"

    def test_anything_added_before_is_found(self) -> None:
        assert finding(b" " + signed()) == "altered"

    def test_a_hole_moved_elsewhere_is_found(self) -> None:
        content = signed()
        found = inspection._signed_range(content)
        assert found is not None
        hole, rest = content[found.before : found.after], content[: found.before] + content[found.after :]
        moved = rest[:1000] + hole + rest[1000:]
        assert finding(moved) == "altered"

    @pytest.mark.parametrize(
        "change",
        [
            lambda hole: hole.replace(b"A", b"a", 1),
            lambda hole: hole[:-3] + b"01>",
            lambda hole: hole[:-1] + b" >",
            lambda hole: b"<" + b"00" + hole[3:],
            lambda hole: b"<" + b"30" * (len(hole) // 2 - 1) + b">",
        ],
        ids=["small letter", "padding", "space", "first byte", "nested"],
    )
    def test_what_the_signature_cannot_cover_is_checked_too(self, change) -> None:
        content = signed()
        found = inspection._signed_range(content)
        assert found is not None
        hole = content[found.before : found.after]
        changed = change(hole)[: len(hole)]
        assert len(changed) == len(hole)
        assert finding(content[: found.before] + changed + content[found.after :]) == "altered"

    def test_one_changed_byte_anywhere_is_found(self) -> None:
        content, dice = signed(), random.Random(36904)
        found = inspection._signed_range(content)
        assert found is not None
        inside = [dice.randrange(found.before, found.before + 12_000) for _each in range(120)]
        for place in [*inside, *(dice.randrange(len(content)) for _each in range(80)), 0, len(content) - 1]:
            changed = bytearray(content)
            changed[place] ^= 1 << dice.randrange(8)
            assert finding(bytes(changed)) != "genuine", f"byte {place}"

    def test_one_changed_digit_of_the_container_is_found(self) -> None:
        content, dice = signed(), random.Random(27766)
        found = inspection._signed_range(content)
        assert found is not None
        for _each in range(120):
            place = dice.randrange(found.before + 1, found.before + 12_000)
            changed = bytearray(content)
            changed[place] = dice.choice([digit for digit in b"0123456789ABCDEF" if digit != content[place]])
            assert finding(bytes(changed)) != "genuine", f"digit {place}"

    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=400), st.integers(0, 10**10), st.integers(0, 10**10))
    def test_no_bytes_break_it(self, noise: bytes, first: int, second: int) -> None:
        content = b"%PDF-1.7 " + noise + f"/ByteRange [0 {first} {second} 7]".encode() + noise + b"\n%%EOF"
        assert finding(content) in ("unsigned", "altered", "verify_file_truncated")

    def test_a_crowd_of_certificates_is_not_searched(self) -> None:
        from asn1crypto import cms

        content = signed()
        found = inspection._signed_range(content)
        assert found is not None
        container = inspection._read(content, found, NOW).container
        signed_data = container["content"]
        crowd = [signature.as_asn1(certificate) for certificate in roots() * 7]
        crowded = signed_data.copy()
        crowded["certificates"] = cms.CertificateSet([cms.CertificateChoices("certificate", one) for one in crowd])
        packed = cms.ContentInfo({"content_type": "signed_data", "content": crowded}).dump().hex().upper().encode()
        assert finding(
            content[: found.before] + b"<" + packed[: found.after - found.before - 2] + b">" + content[found.after :]
        )


def test_no_network_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert finding(signed()) == "genuine"
    assert signature.sign(unsigned(), authority.signatory(home(), ORGAN), NOW, reason="test")
    assert os.environ["YIMEN_HOME"]
    assert Organ
