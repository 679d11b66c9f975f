"""Places in a table as spreadsheets name them: C17 is the third column of row 17."""


def letters(column: int) -> str:
    """The letters of a column counted from 1: A, Z, AA. Raises ValueError below 1."""
    if column < 1:
        raise ValueError(f"columns count from 1, not {column}")
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def place(column: int, row: int) -> str:
    """The address of a cell, both counted from 1."""
    return f"{letters(column)}{row}"


def column_of(reference: str) -> int:
    """The number of the column in "AB12", counted from 1; 0 where there is none."""
    number = 0
    for sign in reference.upper():
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
        if number > 1 << 20:
            break  # no such column; the caller's limit refuses it
    return number


def row_of(reference: str) -> int:
    """The number of the row in "AB12"; 0 where there is none."""
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
