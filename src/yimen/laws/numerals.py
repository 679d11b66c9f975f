"""Chinese numerals as laws count their articles: 四十二, 一百零五, and back. Pure."""

DIGITS = "零一二三四五六七八九"
UNITS = (("千", 1000), ("百", 100), ("十", 10))
# Written otherwise in some texts: ○ and 〇 for the nought, 两 for two.
_SAME = str.maketrans("〇○两", "零零二")
LARGEST = 9999


def read_number(text: str) -> int | None:
    """The number of "四十二", "42" or "４２"; nothing where it is none between 1 and 9999."""
    if text.isdecimal():
        return _within(int(text))
    total, digit = 0, 0
    units = dict(UNITS)
    for character in text.translate(_SAME):
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in units:
            total, digit = total + (digit or 1) * units[character], 0
        else:
            return None
    return _within(total + digit)


def _within(number: int) -> int | None:
    return number if 0 < number <= LARGEST else None


def say_number(number: int) -> str:
    """The number as laws write it: 十一, not 一十一; 一百零五; 一百一十. Raises ValueError outside 1 to 9999."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"no number of an article: {number}")
    said, rest, gap = "", number, False
    for word, size in UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            said += ("零" if gap and said else "") + ("" if word == "十" and not said and digit == 1 else DIGITS[digit])
            said, gap = said + word, False
        else:
            gap = gap or bool(said)
    if rest:
        said += ("零" if gap else "") + DIGITS[rest]
    return said
