"""The verification pages and the notices to print: strangers and damaged files first, then what is genuine."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yimen.accounts.models import User
from yimen.cases.tests.factories import make_agency, make_case, make_user
from yimen.papers.queries import open_file
from yimen.permits import numbers
from yimen.permits.acts.issue import issue
from yimen.permits.models import Certificate, Permit
from yimen.permits.tests.samples import NOW
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
LANGUAGES = {"zh-hans": "证照核验", "en": "Verify a certificate"}


@pytest.fixture
def applicant() -> User:
    return make_user(Role.APPLICANT)


@pytest.fixture
def certificate(applicant: User) -> Iterator[Certificate]:
    case = make_case(state="granted", applicant=applicant, now=NOW - timedelta(days=20))
    made = issue(case.number, now=NOW - timedelta(days=10))
    assert made is not None
    yield made


def content_of(certificate: Certificate) -> bytes:
    return b"".join(open_file(certificate.file))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(response) -> str:
    return response.content.decode()


def upload(client: Client, content: bytes, name: str = "certificate.pdf"):
    return client.post("/verify/", {"file": SimpleUploadedFile(name, content, content_type="application/pdf")})


class TestForm:
    def test_anyone_finds_it_in_both_languages(self, client: Client) -> None:
        for language, words in LANGUAGES.items():
            client.cookies["yimen_language"] = language
            assert words in page(client.get("/verify/"))

    @pytest.mark.parametrize(
        ("typed", "status", "words"),
        [
            ("", 422, "请输入核验码"),
            ("123", 422, "12 位字母和数字"),
            ("<script>alert(1)</script>", 422, "12 位字母和数字"),
            ("7KQ4-M2XD-93R0", 422, "末位校验字符不符"),
        ],
    )
    def test_a_wrong_number_is_explained_and_kept(self, client: Client, typed: str, status: int, words: str) -> None:
        response = client.post("/verify/", {"number": typed})
        assert response.status_code == status
        assert words in page(response)
        assert "<script>alert" not in page(response)

    def test_an_unknown_number_is_no_certificate(self, client: Client) -> None:
        response = client.get(f"/verify/{numbers.draw()}")
        assert response.status_code == 404
        assert "未签发过" in page(response)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "该文件为空"),
            (b"hello", "不是 PDF"),
            (b"%PDF-1.7 broken", "文件不完整"),
            (b"%PDF-1.7\n%%EOF", "没有电子签名"),
        ],
    )
    def test_each_wrong_file_has_its_own_words(self, client: Client, content: bytes, words: str) -> None:
        assert words in page(upload(client, content))


class TestResult:
    def test_the_code_on_the_paper_leads_to_a_good_answer(self, client: Client, certificate: Certificate) -> None:
        text = page(client.get(f"/verify/{certificate.number}"))
        for words in (
            "该核验码对应的证照有效",
            "王*明",
            certificate.identifier,
            certificate.agency.name,
            certificate.sha256,
        ):
            assert words in text
        assert "王小明" not in text
        assert "style=" not in text

    def test_a_typed_number_leads_to_its_own_address(self, client: Client, certificate: Certificate) -> None:
        response = client.post("/verify/", {"number": certificate.shown_number.lower()})
        assert (response.status_code, response.headers["Location"]) == (302, f"/verify/{certificate.number}")
        assert client.get(f"/verify/?number={certificate.shown_number}").status_code == 302

    def test_the_issued_file_is_genuine_in_both_languages(self, client: Client, certificate: Certificate) -> None:
        assert "该证照真实有效" in page(upload(client, content_of(certificate)))
        client.cookies["yimen_language"] = "en"
        assert "This certificate is genuine and valid" in page(upload(client, content_of(certificate)))

    @pytest.mark.parametrize("place", [100, 40_000, -200])
    def test_a_changed_byte_is_told(self, client: Client, certificate: Certificate, place: int) -> None:
        changed = bytearray(content_of(certificate))
        changed[place] ^= 1
        text = page(upload(client, bytes(changed)))
        assert "真实有效" not in text
        assert "ym-verdict--error" in text

    def test_something_added_is_told(self, client: Client, certificate: Certificate) -> None:
        assert "被追加了内容" in page(upload(client, content_of(certificate) + b"\n"))

    def test_a_revoked_certificate_is_told(self, client: Client, certificate: Certificate) -> None:
        Permit.objects.update(state="penalised")
        assert "已被吊销" in page(client.get(f"/verify/{certificate.number}"))


class TestFiles:
    def test_strangers_get_nothing(self, client: Client, certificate: Certificate) -> None:
        for address in (f"/certificates/{certificate.number}.pdf", f"/cases/{certificate.case.number}/receipt"):
            assert client.get(address).status_code == 302
            assert signed_in(make_user(Role.APPLICANT)).get(address).status_code == 404
            assert signed_in(make_user(Role.OFFICER, agency=make_agency("wsj"))).get(address).status_code == 403

    def test_the_holder_gets_certificate_and_notices(self, applicant: User, certificate: Certificate) -> None:
        client = signed_in(applicant)
        file = client.get(f"/certificates/{certificate.number}.pdf")
        assert b"".join(file.streaming_content) == content_of(certificate)
        for address in ("receipt", "notices/2"):
            response = client.get(f"/cases/{certificate.case.number}/{address}")
            assert response.headers["Content-Type"] == "application/pdf"
            assert response.content.startswith(b"%PDF-")

    def test_a_notice_that_is_not_there(self, applicant: User, certificate: Certificate) -> None:
        response = signed_in(applicant).get(f"/cases/{certificate.case.number}/notices/77")
        assert response.status_code == 404
        assert "没有此文书" in page(response)
