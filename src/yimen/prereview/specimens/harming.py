"""What happens to documents on their way: turned, laid askew, blurred, badly lit, copied without colour, stained."""

import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter, ImageOps

Harm = Callable[[Image.Image, random.Random], Image.Image]


def turned_90(picture: Image.Image, dice: random.Random) -> Image.Image:
    return picture.transpose(Image.Transpose.ROTATE_90)


def turned_180(picture: Image.Image, dice: random.Random) -> Image.Image:
    return picture.transpose(Image.Transpose.ROTATE_180)


def turned_270(picture: Image.Image, dice: random.Random) -> Image.Image:
    return picture.transpose(Image.Transpose.ROTATE_270)


def askew(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Laid on the glass by hand: two to six degrees."""
    angle = dice.choice((-1, 1)) * dice.uniform(2, 6)
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True, fillcolor="#ece9e2")


def soft(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Not quite in focus; people still read it with ease."""
    return picture.filter(ImageFilter.GaussianBlur(dice.uniform(0.8, 1.2)))


def blurred(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Out of focus: nobody should have to read it."""
    return picture.filter(ImageFilter.GaussianBlur(dice.uniform(4.0, 6.0)))


def grainy(picture: Image.Image, dice: random.Random) -> Image.Image:
    """A dim room: grain, and a strong JPEG."""
    grain = Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height))
    noisy = Image.blend(picture, grain.convert("RGB"), 0.12)
    target = BytesIO()
    noisy.save(target, "JPEG", quality=45)
    return Image.open(BytesIO(target.getvalue())).convert("RGB")


def shadowed(picture: Image.Image, dice: random.Random) -> Image.Image:
    """The shadow of a hand over one side."""
    shade = Image.linear_gradient("L").resize(picture.size)
    if dice.random() < 0.5:
        shade = ImageOps.flip(shade)
    return Image.composite(picture, picture.point(lambda value: int(value * 0.45)), shade)


def grey(picture: Image.Image, dice: random.Random) -> Image.Image:
    """A copy without colour."""
    return picture.convert("L").convert("RGB")


def small(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Sent through a chat, which makes pictures small."""
    return picture.resize((picture.width * 6 // 10, picture.height * 6 // 10), Image.Resampling.LANCZOS)


def stained(place: tuple[int, int, int, int]) -> Harm:
    """A blot of ink over a place: left, top, right, bottom in pixels."""

    def stain(picture: Image.Image, dice: random.Random) -> Image.Image:
        spoilt = picture.copy()
        ImageDraw.Draw(spoilt).rounded_rectangle(place, 18, fill="#2a2320")
        return spoilt

    return stain


def photographed(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Everything a little: askew, soft, grainy."""
    return grainy(soft(askew(picture, dice), dice), dice)
