"""Masks: enough to recognise one's own data, too little to learn another's."""

STAR = "*"


def mask_name(name: str) -> str:
    """王小明 -> 王*明, 王齐 -> 王*, 欧阳小明 -> 欧**明; the name of a person (a firm's name is public)."""
    name = name.strip()
    if len(name) < 2:
        return STAR * len(name)
    return _middle(name, 1, 0 if len(name) == 2 else 1)


def mask_identifier(identifier: str) -> str:
    """310113199001011234 -> 310113********1234; a shorter number keeps two characters at each end, at most a half."""
    identifier = identifier.strip()
    if len(identifier) >= 15:
        return _middle(identifier, 6, 4)
    kept = min(2, len(identifier) // 4)
    return _middle(identifier, kept, kept)


def mask_phone(phone: str) -> str:
    """13812345678 -> 138****5678; a number too short for that keeps its last two digits."""
    phone = phone.strip()
    return _middle(phone, 3, 4) if len(phone) >= 11 else _middle(phone, 0, min(2, len(phone) // 2))


def _middle(text: str, head: int, tail: int) -> str:
    """The first `head` and last `tail` characters, a star for each one between."""
    return text[:head] + STAR * (len(text) - head - tail) + text[len(text) - tail :]
