"""A photo made anew from its pixels: upright, of a size to look at, without a word on where and by whom."""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps

from contactforms.topics.attachments.refusing import Refused, Why
from contactforms.topics.attachments.sniffing import Sniffed

MAX_PIXELS = 60_000_000  # what today's phones make at most; more is a bomb or a scan to be made smaller
LONGEST_SIDE = 4096
QUALITY = 85

pillow_heif.register_heif_opener()


def clean_image(data: bytes, kind: Sniffed) -> tuple[bytes, str]:
    """Return a new picture and its content type; raise Refused when it is too large or cannot be read.

    Only pixels go from the old to the new one: EXIF (with the place), XMP, IPTC, comments and profiles stay
    behind. A PNG stays one, so that a picture of a screen stays sharp; the rest becomes JPEG.
    """
    try:
        with Image.open(BytesIO(data), formats=(kind.value,)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise Refused(Why.TOO_MANY_PIXELS)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read no larger than it is needed
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _made_anew(upright, as_png=kind == Sniffed.PNG)
    except Refused:
        raise
    except Exception as error:  # decoders raise nearly anything on a file made to break them
        raise Refused(Why.DAMAGED) from error


def _made_anew(picture: Image.Image, *, as_png: bool) -> tuple[bytes, str]:
    see_through = picture.has_transparency_data
    pixels = picture.convert("RGBA" if see_through else "RGB")
    fresh = Image.new("RGB", pixels.size, "white")
    fresh.paste(pixels, mask=pixels if see_through else None)
    out = BytesIO()
    if as_png:
        fresh.save(out, "PNG")
        return out.getvalue(), "image/png"
    fresh.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), "image/jpeg"
