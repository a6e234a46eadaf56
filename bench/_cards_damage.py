"""What a camera does to a card: tables, perspective, light, blur, noise and JPEG, at three levels.

``clean`` is as from a scanner, ``photo`` what somebody takes with care in a room, ``hard`` what is
taken in a hurry at a dim bar: as bad as makes rapidocr, not us, mistake one character in twenty, so
that it is as hard as the pictures its goals were set by. All is drawn from the dice that are given.
"""

import io
from dataclasses import dataclass
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
Light = NDArray[np.float32]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Level:
    """How bad it is: spans that are drawn from, evenly.

    ``frame`` is the size of the picture, ``share`` what of its long side the card's long side
    takes; ``turn`` in degrees; ``tilt`` how far corners move, in shares of the card; ``shadow``
    what of the light is taken away; ``glare`` how likely and ``blur``, ``motion`` in pixels.
    """

    frame: tuple[int, int]
    share: Span
    turn: float
    tilt: float
    blur: Span
    motion: Span
    shadow: Span
    glare: float
    noise: Span
    quality: Span


LEVELS: Final = {
    "clean": Level(
        (1600, 1100), (0.86, 0.93), 0.6, 0.0, (0.3, 0.5), (0, 0), (0.0, 0.03), 0, (1, 2), (88, 95)
    ),
    "photo": Level(
        (2000, 1500), (0.62, 0.84), 7, 0.035, (0.7, 1.3), (0, 2), (0.1, 0.4), 0.15, (2, 6), (72, 90)
    ),
    "hard": Level(
        (1400, 1050), (0.56, 0.78), 16, 0.07, (1, 1.9), (0, 6), (0.35, 0.64), 0.5, (7, 14), (32, 60)
    ),
}  # fmt: skip
GROUNDS: Final = (
    ((126, 88, 58), (70, 72, 78), (176, 170, 160), (150, 122, 92)),
    ((88, 60, 44), (36, 38, 44), (206, 204, 200), (112, 128, 122)),
)
TEXTURES: Final = (("wood", "cloth", "plain"), ("marble", "wood", "leather"))
THICK: Final = 5.0  # how far the shadow of a card reaches, in pixels


def photograph(card: Image.Image, level: str, dice: Random, side: int) -> bytes:
    """Return one flat side of a card as a JPEG picture taken at a level of damage."""
    return take(card, LEVELS[level], dice, side)


def take(card: Image.Image, how: Level, dice: Random, side: int) -> bytes:
    """Return one flat side of a card as a JPEG picture, however bad it is to be."""
    width, height = how.frame
    if card.height > card.width:
        width, height = height, width
    ground = table(dice, side, (width, height)) if how.tilt else _scanner(width, height)
    long = dice.uniform(*how.share) * max(width, height)
    corners = turned(card.size, long, dice.uniform(-how.turn, how.turn), (width / 2, height / 2))
    jitter = how.tilt * long
    corners += np.array([[dice.uniform(-jitter, jitter) for _ in "xy"] for _ in corners])
    lay(ground, card, corners)
    return spoilt(ground, how, dice)


def lay(ground: Picture, card: Image.Image, corners: NDArray[np.float64]) -> None:
    """Put a card on a ground with its corners at places, and a slight shadow round it."""
    long = float(np.linalg.norm(corners[1] - corners[0]))
    factor = max(0.2, min(1.0, long / card.width))
    size = (round(card.width * factor), round(card.height * factor))
    # First made as small as it will be, by areas: else small letters lose their strokes.
    small = np.asarray(card.resize(size, Image.Resampling.LANCZOS))
    margin = 4 * THICK
    left, top = (max(0, int(low - margin)) for low in corners.min(axis=0))
    right, bottom = (int(high + margin) for high in corners.max(axis=0))
    part = ground[top:bottom, left:right]
    height, width = part.shape[:2]
    flat = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    warp = cv2.getPerspectiveTransform(flat, (corners - (left, top)).astype(np.float32))
    placed = cv2.warpPerspective(small, warp, (width, height), flags=cv2.INTER_LINEAR)
    full = np.full((size[1], size[0]), 255, np.uint8)
    mask = cv2.warpPerspective(full, warp, (width, height), flags=cv2.INTER_LINEAR)
    shift = np.array([[1, 0, THICK], [0, 1, THICK]], np.float32)
    shadow = cv2.GaussianBlur(cv2.warpAffine(mask, shift, (width, height)), (0, 0), THICK)
    under = part * (1 - 0.45 / 255 * shadow[..., None].astype(np.float32))
    share = mask[..., None].astype(np.float32) / 255
    part[:] = (placed * share + under * (1 - share)).astype(np.uint8)


def spoilt(picture: Picture, how: Level, dice: Random) -> bytes:
    """Return a picture as JPEG after light, lens, sensor and compression."""
    height, width = picture.shape[:2]
    light = _light((height, width), dice.uniform(*how.shadow), dice)
    tint = np.array([dice.uniform(0.93, 1.03) for _ in "rgb"], np.float32)
    lit: Light = picture.astype(np.float32) * light[..., None] * tint
    if dice.random() < how.glare:
        lit += _glare((height, width), dice)[..., None]
    lit = _blurred(lit, dice.uniform(*how.blur))
    motion = round(dice.uniform(*how.motion))
    if motion > 1:
        stroke = _stroke(motion, dice.uniform(0, 180))
        lit = np.asarray(cv2.filter2D(lit, -1, stroke), np.float32)
    rng = np.random.default_rng(dice.randrange(2**32))
    lit += dice.uniform(*how.noise) * rng.standard_normal(lit.shape, np.float32)
    done = np.asarray(np.clip(lit, 0, 255), np.uint8)
    return jpeg(done, round(dice.uniform(*how.quality)))


def jpeg(picture: Picture, quality: int) -> bytes:
    """Return a picture of red, green and blue as JPEG."""
    data = io.BytesIO()
    Image.fromarray(picture).save(data, "JPEG", quality=quality)
    return data.getvalue()


def table(dice: Random, side: int, size: tuple[int, int]) -> Picture:
    """Return a ground for cards to lie on, of one half's colours and textures."""
    width, height = size
    rng = np.random.default_rng(dice.randrange(2**32))
    colour = np.array(dice.choice(GROUNDS[side]), np.float32)
    match dice.choice(TEXTURES[side]):
        case "wood":
            rough = _clouds(rng, (height, width), (3, 60))
            grain = 10 * np.sin(rough * 9) + 8 * rough
        case "marble":
            rough = _clouds(rng, (height, width), (9, 12))
            grain = 26 * np.exp(-(rough**2) * 40) + 6 * rough
        case "cloth":
            grain = 14 * _blurred(rng.standard_normal((height, width), np.float32), 1.5)
        case "leather":
            grain = 10 * _clouds(rng, (height, width), (height // 24, width // 24))
        case _:
            grain = 4 * _clouds(rng, (height, width), (3, 4))
    return np.asarray(np.clip(colour + grain[..., None], 0, 255), np.uint8)


def _blurred(light: Light, deviation: float) -> Light:
    return np.asarray(cv2.GaussianBlur(light, (0, 0), deviation), np.float32)


def _scanner(width: int, height: int) -> Picture:
    return np.full((height, width, 3), 236, np.uint8)


def _clouds(rng: np.random.Generator, size: tuple[int, int], cells: tuple[int, int]) -> Light:
    """Return smooth noise: so many cells high and wide, deviation 1."""
    height, width = size
    coarse = rng.standard_normal(cells, np.float32)
    return np.asarray(
        cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32
    )


def turned(
    size: tuple[int, int], long: float, turn: float, middle: tuple[float, float]
) -> NDArray[np.float64]:
    """Return the corners of a card that lies turned about a place (degrees, clockwise)."""
    factor = long / max(size) / 2
    x, y = size[0] * factor, size[1] * factor
    angle = np.deg2rad(turn)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    flat = np.array([[-x, -y], [x, -y], [x, y], [-x, y]])
    return np.asarray(flat @ spin.T + np.array(middle))


def _light(size: tuple[int, int], depth: float, dice: Random) -> Light:
    """Return the light on a picture: falling to one side, and a soft edge of a shadow over it."""
    height, width = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = dice.uniform(0, 2 * np.pi)
    along = (x / width - 0.5) * np.float32(np.cos(angle)) + (y / height - 0.5) * np.float32(
        np.sin(angle)
    )
    fall = 1 - depth * (along + 0.5) * 0.7
    edge = 1 / (1 + np.exp(-(along - dice.uniform(-0.3, 0.3)) * dice.uniform(12, 60)))
    return np.asarray(fall * (1 - depth * 0.6 * edge), np.float32)


def _glare(size: tuple[int, int], dice: Random) -> Light:
    """Return the bright spot of a lamp, somewhere near the middle."""
    height, width = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    left, top = dice.uniform(0.25, 0.75) * width, dice.uniform(0.25, 0.75) * height
    wide, tall = dice.uniform(0.05, 0.16) * width, dice.uniform(0.04, 0.12) * height
    spot = np.exp(-(((x - left) / wide) ** 2) - ((y - top) / tall) ** 2)
    return np.asarray(dice.uniform(50, 150) * spot, np.float32)


def _stroke(length: int, turn: float) -> Light:
    """Return the kernel of a movement of the hand."""
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    middle = ((length - 1) / 2, (length - 1) / 2)
    spun = cv2.warpAffine(kernel, cv2.getRotationMatrix2D(middle, turn, 1), (length, length))
    return np.asarray(spun / spun.sum(), np.float32)
