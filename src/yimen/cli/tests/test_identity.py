"""`yimen identity import`: a wrong line leaves nothing, a right file is compared with."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from yimen.cli.main import app
from yimen.parties.models import IdentityEntry
from yimen.parties.registers import Answer, register
from yimen.parties.tests.factories import new_resident_id, new_uscc

pytestmark = pytest.mark.django_db


def test_all_of_the_file_or_nothing(tmp_path: Path) -> None:
    number, code, file = new_resident_id(), new_uscc(), tmp_path / "extract.csv"
    right = f"person,{number.lower()},王 敏,+86 138 0000 0001\norganisation,{code},上海某某有限公司,{number}\n"
    for wrong in (
        f"person,{number[:-1]},王敏,13800000001\n",
        f"robot,{number},王敏,13800000001\n",
        f"person,{number},,1\n",
    ):
        file.write_text(f"kind,number,name,other\n{right}{wrong}", encoding="utf-8")
        refused = CliRunner().invoke(app, ["identity", "import", str(file)])
        assert refused.exit_code == 2
        assert "line 4" in refused.stderr
        assert not IdentityEntry.objects.exists()
    file.write_text(f"\ufeffkind,number,name,other\n{right}", encoding="utf-8")
    for _twice in range(2):
        assert CliRunner().invoke(app, ["identity", "import", str(file)]).stdout == "2 lines taken\n"
    assert IdentityEntry.objects.count() == 2
    asked = register()
    assert asked.person(name="王 敏", identifier=number, phone="13800000001") is Answer.MATCHES
    assert asked.person(name="王 敏", identifier=number, phone="13800000002") is Answer.DIFFERS
    assert asked.organisation(code=new_uscc(), name="上海某某有限公司", representative=number) is Answer.UNKNOWN
    assert asked.organisation(code=code, name="上海某某有限公司", representative=number) is Answer.MATCHES
