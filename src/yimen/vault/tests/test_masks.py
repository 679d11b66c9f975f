import pytest

from yimen import vault


@pytest.mark.parametrize(
    ("mask", "clear", "masked"),
    [
        (vault.mask_name, "王小明", "王*明"),
        (vault.mask_name, "王齐", "王*"),
        (vault.mask_name, "欧阳小明", "欧**明"),
        (vault.mask_name, "王", "*"),
        (vault.mask_name, " 王小明 ", "王*明"),
        (vault.mask_name, "", ""),
        (vault.mask_identifier, "310113199001011234", "310113********1234"),
        (vault.mask_identifier, "310113900101123", "310113*****1123"),
        (vault.mask_identifier, "E12345678", "E1*****78"),
        (vault.mask_identifier, "1234", "1**4"),
        (vault.mask_identifier, "12", "**"),
        (vault.mask_identifier, "", ""),
        (vault.mask_phone, "13812345678", "138****5678"),
        (vault.mask_phone, "66665555", "******55"),
        (vault.mask_phone, "5", "*"),
        (vault.mask_phone, "", ""),
    ],
)
def test_masks(mask, clear: str, masked: str) -> None:
    assert mask(clear) == masked
