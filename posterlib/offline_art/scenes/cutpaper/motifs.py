"""The things a cut-paper sheet can show, and the words of a prompt that ask for each."""

from collections.abc import Sequence

from posterlib.offline_art.scenes.cutpaper.bodies import BODIES
from posterlib.offline_art.scenes.cutpaper.objects import OBJECTS
from posterlib.offline_art.scenes.cutpaper.pieces import Motif

MOTIFS: dict[str, Motif] = dict(sorted((BODIES | OBJECTS).items()))

WORDS: dict[str, Sequence[str]] = {
    "cat": ("cat", "kitten", "burglar"),
    "clock": ("clock", "time", "deadline", "midnight", "countdown", "hour"),
    "dagger": ("dagger", "knife", "murder", "murderer", "stab", "killer", "slasher", "betrayal"),
    "diamond": ("diamond", "jewel", "jewels", "gem", "heist", "caper", "thief", "thieves", "robbery"),
    "eye": ("eye", "eyes", "witness", "watching", "watcher", "surveillance", "voyeur", "vision"),
    "hand": ("hand", "hands", "puppet", "thief", "control", "anatomy"),
    "hat": ("hat", "detective", "agent", "gentleman"),
    "key": ("key", "door", "secret", "lock", "locked", "safe"),
    "magnifier": ("clue", "clues", "detective", "mystery", "whodunit", "investigation"),
    "martini": ("martini", "cocktail", "cocktails", "bar", "party", "spy", "champagne"),
    "pistol": ("pistol", "gun", "shot", "assassin", "spy", "agent", "hitman", "crime"),
    "staircase": ("staircase", "stairs", "house", "vertigo", "tower", "hotel"),
    "telephone": ("telephone", "phone", "call", "caller", "office"),
    "trumpet": ("trumpet", "jazz", "band", "music", "musical"),
}
