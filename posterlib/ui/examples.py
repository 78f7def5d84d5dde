"""Example prompts to start from, and tips for good ones."""

from __future__ import annotations

__all__ = ["EXAMPLES", "TIPS"]

EXAMPLES: tuple[str, ...] = (
    "A lonely astronaut watches a ringed planet rise over an alien desert, epic science fiction movie poster",
    "Gothic horror film about a haunted mansion on a hill, full moon, bats, fog, 1930s",
    "1940s film noir, a private detective in a smoky office, venetian blinds, black and white",
    "A girl with a lantern lost in a misty forest, dark fairy tale",
    "Spaghetti western: a gunslinger rides into a desert canyon at sunset",
    "Pirate adventure on a stormy sea with a lighthouse, turquoise and orange",
    "1960s spy caper comedy in the style of mid-century minimalist cut-paper design",
    "Animated family adventure about a child and a robot in a whimsical meadow with hot-air balloons",
)

TIPS: tuple[tuple[str, str], ...] = (
    ("Name the genre and the era.", "“1970s heist thriller” says more than “exciting film”."),
    ("Put one hero in one place.", "“A diver before a sunken cathedral” makes a poster; a whole plot does not."),
    ("Say what the light does.", "Dusk, neon, moonlight, venetian blinds, a single lantern."),
    ("Choose two or three colours.", "“Emerald and gold” holds a picture together."),
    ("Give the view.", "Close-up, wide shot, from below, a silhouette against the sky."),
    ("Name a way of making it.", "Cut paper, gouache, lithograph, 35 mm film."),
    ("Leave the lettering out.", "Models misspell; keep the title in its own field."),
)
