"""Who a film noir is about."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead
from posterlib.offline_art.reading import Reading

WOMEN = ("woman", "femme fatale", "she", "her", "widow", "actress", "secretary", "heiress", "wife", "dame")


def close_up_of(reading: Reading) -> str:
    """Name the bust that suits the prompt."""
    if reading.mentions("cult", "monk", "hood", "hooded", "executioner"):
        return "hooded_bust"
    return "woman_bust" if reading.mentions(*WOMEN) else "fedora_bust"


def caller(canvas: Canvas, reading: Reading) -> str:
    """Name who comes to the door: a woman if the prompt has one, else its hero, else one of the usual suspects."""
    if reading.mentions(*WOMEN):
        return canvas.dice.choice(("femme_fatale", "woman"))
    return lead(canvas, reading, ("detective", "detective", "coat", "femme_fatale"))
