"""The pages of a PDF or a picture as images of a size that can be read well."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

LONGEST_SIDE = 1800  # pixels; an A4 page at 150 dots an inch, enough for print of 7 points


def number_of_pages(content: bytes, media_type: str) -> int:
    """How many pages there are."""
    if media_type != "application/pdf":
        return 1
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def pages(content: bytes, media_type: str, most: int) -> Iterator[Image.Image]:
    """The first pages, RGB, the longer side at most LONGEST_SIDE; one at a time, so that few are in memory."""
    if media_type != "application/pdf":
        yield picture(content)
        return
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(min(len(document), most)):
            page = document[number]
            scale = LONGEST_SIDE / max(*page.get_size(), 1.0)
            yield page.render(scale=min(scale, 4.0)).to_pil().convert("RGB")
            page.close()
    finally:
        document.close()


def picture(content: bytes) -> Image.Image:
    """A picture as a camera meant it to be seen (EXIF), on white where it is transparent."""
    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
        if opened.format == "JPEG":
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        turned = ImageOps.exif_transpose(opened)
        turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        if turned.mode in ("RGBA", "LA", "P"):
            clear = turned.convert("RGBA")
            paper = Image.new("RGBA", clear.size, "white")
            return Image.alpha_composite(paper, clear).convert("RGB")
        return turned.convert("RGB")
