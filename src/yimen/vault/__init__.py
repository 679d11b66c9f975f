"""What must not be read by everyone: encrypted text and files, blind indexes to find it again, masks to show it.

Keys come from the setting YIMEN_DATA_KEY (see `keys.py`). Each purpose has a key of its own, derived from it.
"""

from yimen.vault.fields import EncryptedTextField
from yimen.vault.files import decrypt_stream, encrypt_stream
from yimen.vault.index import blind_index
from yimen.vault.keys import Unreadable
from yimen.vault.masks import mask_identifier, mask_name, mask_phone
from yimen.vault.text import decrypt_text, encrypt_text, key_in_use

__all__ = [
    "EncryptedTextField",
    "Unreadable",
    "blind_index",
    "decrypt_stream",
    "decrypt_text",
    "encrypt_stream",
    "encrypt_text",
    "key_in_use",
    "mask_identifier",
    "mask_name",
    "mask_phone",
]
