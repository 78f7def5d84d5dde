"""Who sits for a portrait, and which world a head holds."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.portrait.inner_worlds import WORLDS, World

_WOMEN = "woman girl mother daughter queen princess actress nun heroine she sister wife bride dancer widow witch"
_MEN = "man he detective soldier boxer brother astronaut hero cowboy samurai husband priest"
_CHILDREN = "child boy kid son childhood"
_ELDERS = "father grandfather bearded sailor captain king wizard prophet professor hermit viking"

_WOMAN, _LONG_HAIRED = "woman", "long-haired woman"


def sitter(canvas: Canvas, reading: Reading, full_width: bool = False) -> str:
    """Name the head that suits the prompt; `full_width` asks for one without anything that sticks out behind."""
    women: tuple[str, ...] = (_LONG_HAIRED,) if full_width else (_WOMAN, _LONG_HAIRED)
    if reading.mentions(*_WOMEN.split()):
        return canvas.dice.choice(women)
    if reading.mentions(*_CHILDREN.split()):
        return "child"
    if reading.mentions(*_ELDERS.split()):
        return "bearded man"
    if reading.mentions(*_MEN.split()):
        return canvas.dice.choice(("man", "man", "bearded man"))
    return canvas.dice.choice(("man", *women, "bearded man"))


def sitters(canvas: Canvas, reading: Reading) -> tuple[str, str]:
    """Name two heads that face each other, the left one first."""
    woman = canvas.dice.choice((_WOMAN, _LONG_HAIRED))
    if reading.mentions("mother", "daughter", "sisters", "women"):
        return _WOMAN, "child" if reading.mentions("child", "son", "daughter") else _LONG_HAIRED
    if reading.mentions("father", "son", "boy", "child", "grandfather"):
        return "bearded man", "child"
    if reading.mentions("brothers", "rivals", "duel", "soldiers", "men", "boxer", "boxers"):
        return "man", "bearded man"
    man = canvas.dice.choice(("man", "bearded man"))
    return (man, woman) if canvas.dice.chance(0.5) else (woman, man)


def world_for(canvas: Canvas, reading: Reading) -> World:
    """Choose the landscape the prompt calls for, or any."""
    called = [world for world in WORLDS if reading.mentions(*world.words)]
    return canvas.dice.choice(called or WORLDS)
