"""Pictures to test with."""

from io import BytesIO

from PIL import Image


def png(colour: str = "white", size: int = 64) -> bytes:
    """Return a square picture of one colour."""
    out = BytesIO()
    Image.new("RGB", (size, size), colour).save(out, "PNG")
    return out.getvalue()
