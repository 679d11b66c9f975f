"""Short texts: what was written comes back; nothing that was touched does."""

import base64
import os

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from yimen import vault
from yimen.vault.checks import data_key_is_usable
from yimen.vault.keys import keyring


def a_key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


@pytest.mark.parametrize("place", [0, 3, 6, 20, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    stored = bytearray(vault.encrypt_text("王小明"))
    stored[place] ^= 1
    with pytest.raises(vault.Unreadable):
        vault.decrypt_text(bytes(stored))


@pytest.mark.parametrize("length", [0, 4, 5, 16, 32])
def test_a_piece_is_no_text(length: int) -> None:
    with pytest.raises(vault.Unreadable):
        vault.decrypt_text(vault.encrypt_text("王小明")[:length])


def test_a_lost_key_says_which(settings) -> None:
    settings.YIMEN_DATA_KEY = a_key()
    stored = vault.encrypt_text("王小明")
    mark = keyring().current.mark.hex()
    settings.YIMEN_DATA_KEY = a_key()
    with pytest.raises(vault.Unreadable, match=mark):
        vault.decrypt_text(stored)


@pytest.mark.parametrize("wrong", ["", " , ", "not base64!", base64.b64encode(b"short").decode()])
def test_unusable_keys_are_refused_at_start(settings, wrong: str) -> None:
    settings.YIMEN_DATA_KEY = wrong
    with pytest.raises(ImproperlyConfigured):
        vault.encrypt_text("王小明")
    assert [error.id for error in data_key_is_usable()] == ["vault.E001"]


def test_keys_do_not_show_in_tracebacks(settings) -> None:
    settings.YIMEN_DATA_KEY = a_key()
    secret = base64.b64decode(settings.YIMEN_DATA_KEY)
    assert repr(secret)[2:-1] not in repr(keyring()) and settings.YIMEN_DATA_KEY not in repr(keyring())


@given(st.text())
def test_what_was_written_comes_back(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    stored = vault.encrypt_text(text)
    assert vault.decrypt_text(stored) == text
    assert stored != vault.encrypt_text(text)


def test_rotation(settings) -> None:
    old, new = a_key(), a_key()
    settings.YIMEN_DATA_KEY = old
    before, index = vault.encrypt_text("王小明"), vault.blind_index("310113199001011234")
    settings.YIMEN_DATA_KEY = f"{new}, {old}"
    assert vault.decrypt_text(before) == "王小明"
    assert not vault.key_in_use(before)
    assert vault.key_in_use(vault.encrypt_text("王小明"))
    assert vault.blind_index("310113199001011234") == index


def test_blind_index_finds_every_way_of_typing() -> None:
    wanted = vault.blind_index("31011319900101123X")
    assert len(wanted) == 64 and int(wanted, 16)
    for typed in (" 31011319900101123x ", "３１０１１３１９９００１０１１２３Ｘ"):
        assert vault.blind_index(typed) == wanted
    assert vault.blind_index("310113199001011230") != wanted


def test_the_database_is_not_asked_to_compare() -> None:
    field = vault.EncryptedTextField()
    field.set_attributes_from_name("name")
    for lookup in ("exact", "icontains", "in", "gt"):
        with pytest.raises(FieldError, match="blind index"):
            field.get_lookup(lookup)
    assert field.get_lookup("isnull") is not None


@pytest.mark.django_db
def test_a_row_holds_ciphertext() -> None:
    from django.db import connection, models
    from django.test.utils import isolate_apps

    with isolate_apps("yimen.vault"):

        class Secret(models.Model):
            text = vault.EncryptedTextField(blank=True)
            maybe = vault.EncryptedTextField(null=True)

            class Meta:
                app_label = "vault"

    with connection.schema_editor() as editor:
        editor.create_model(Secret)
    Secret.objects.create(text="王小明")
    row = Secret.objects.get(maybe__isnull=True)
    assert row.text == "王小明" and row.maybe is None
    row.text, row.maybe = "", "王齐"
    row.save()
    Secret.objects.bulk_update([row], ["maybe"])
    assert list(Secret.objects.values_list("text", "maybe")) == [("", "王齐")]
    Secret.objects.update(maybe="李")
    assert Secret.objects.get().maybe == "李"
    with connection.cursor() as cursor:
        cursor.execute("SELECT maybe FROM vault_secret")
        stored = bytes(cursor.fetchone()[0])
    assert "李".encode() not in stored and vault.decrypt_text(stored) == "李"
