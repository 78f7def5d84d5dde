"""Draws the README's picture anew: twelve posters by the offline artist. `python -m scripts.readme_picture`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from posterlib.offline_art.render import render

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "posters.jpg"
COLUMNS = 6
CELL = (272, 408)
GAP = 8
WALL = (8, 18, 34)

POSTERS = (
    ("A cinematic movie poster for a sci-fi thriller set in 2099", 9),
    ("Vintage 1970s horror movie poster with bold typography", 6),
    ("Animated adventure film poster with vibrant colors and fantasy creatures", 6),
    ("Film noir detective poster in black and white with dramatic lighting", 1),
    ("Spaghetti western: a gunslinger rides into a desert canyon at sunset", 3),
    ("Romantic drama about two strangers who meet under an umbrella in rainy Paris", 5),
    ("Synthwave action movie, a car races down a neon highway to the city, 1980s", 2),
    ("1960s spy caper comedy in the style of mid-century minimalist cut-paper design", 7),
    ("Pirate adventure on a stormy sea with a lighthouse, turquoise and orange", 3),
    ("A girl with a lantern lost in a misty forest, dark fairy tale", 2),
    ("Ballet psychological drama, a dancer alone on stage in crimson light", 3),
    ("Nature documentary about a vanishing glacier and the people who map it", 5),
)


def main() -> None:
    """Draw, hang and save them."""
    rows = -(-len(POSTERS) // COLUMNS)
    step = CELL[0] + GAP, CELL[1] + GAP
    wall = Image.new("RGB", (COLUMNS * step[0] + GAP, rows * step[1] + GAP), WALL)
    for place, (prompt, seed) in enumerate(POSTERS):
        poster = render(prompt, seed=seed, width=1024, height=1536).image
        across, down = place % COLUMNS, place // COLUMNS
        wall.paste(poster.resize(CELL, Image.Resampling.LANCZOS), (GAP + across * step[0], GAP + down * step[1]))
    wall.save(PICTURE, quality=88, optimize=True)


if __name__ == "__main__":
    main()
