"""Genre and style presets: templates with a hole for the film, which people choose by name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GENRES", "STYLES", "Preset", "final_prompt"]

_FILM = "{film}"
_POSTER = "{poster}"


@dataclass(frozen=True)
class Preset:
    """A named template. A genre's hole is `{film}`, a style's is `{poster}`: the genre's text, already filled."""

    name: str
    label: str
    template: str


GENRES: tuple[Preset, ...] = (
    Preset("none", "My words only", "{film}"),
    Preset(
        "science-fiction",
        "Science fiction",
        "Epic science fiction movie poster: {film}. Vast scale, starlight, a cold glow",
    ),
    Preset("horror", "Horror", "Gothic horror movie poster: {film}. Night, creeping fog, long shadows"),
    Preset("noir", "Film noir", "Film noir movie poster: {film}. Black and white, hard light through blinds, smoke"),
    Preset("thriller", "Thriller", "Tense thriller movie poster: {film}. Low light, one saturated accent, rain"),
    Preset("western", "Western", "Western movie poster: {film}. Desert heat, dust, a burning sunset"),
    Preset("romance", "Romance", "Romantic drama movie poster: {film}. Warm evening light, soft bokeh"),
    Preset("fantasy", "Fantasy", "Epic fantasy movie poster: {film}. Golden light, deep forests and far mountains"),
    Preset(
        "adventure", "Adventure", "Sweeping adventure movie poster: {film}. Low sun, wide horizon, turquoise and orange"
    ),
    Preset(
        "animation", "Animation", "Animated family movie poster: {film}. Bright colours, round shapes, a friendly sky"
    ),
    Preset("comedy", "Comedy", "Comedy movie poster: {film}. Bold flat colour, a light touch"),
    Preset("war", "War", "War drama movie poster: {film}. Dawn haze, embers, muted colours"),
    Preset("documentary", "Documentary", "Documentary movie poster: {film}. Quiet, graphic, one strong image"),
)

STYLES: tuple[Preset, ...] = (
    Preset("none", "No style", "{poster}"),
    Preset("painted", "Painted one-sheet", "{poster}. Painted in gouache like a 1970s one-sheet"),
    Preset("cut-paper", "Cut paper", "{poster}. Mid-century minimalist cut-paper design, few flat colours"),
    Preset("neon", "Neon eighties", "{poster}. Synthwave, 1980s neon, chrome and grid lines"),
    Preset("lithograph", "Old lithograph", "{poster}. 1930s lithograph, faded inks on aged paper"),
    Preset("black-and-white", "Black and white", "{poster}. Black and white, deep contrast, film grain"),
    Preset("photographic", "Photographic", "{poster}. Photographed on 35 mm film, anamorphic, shallow focus"),
    Preset("storybook", "Storybook", "{poster}. Storybook illustration, watercolour and ink"),
)


def final_prompt(film: str, genre: str = "none", style: str = "none") -> str:
    """Fill the film into the chosen templates; without a preset it comes back as it was typed.

    Only the holes of the presets are filled: braces that a person typed stay what they are.
    """
    genre_template = _template(GENRES, genre)
    style_template = _template(STYLES, style)
    if not film.strip() or (genre_template == _FILM and style_template == _POSTER):
        return film.strip()
    before, _, after = genre_template.partition(_FILM)
    poster = before + _as_clause(film) + after
    before, _, after = style_template.partition(_POSTER)
    return before + _as_clause(poster) + after


def _template(presets: tuple[Preset, ...], name: str) -> str:
    return next((preset.template for preset in presets if preset.name == name), presets[0].template)


def _as_clause(text: str) -> str:
    return text.strip().rstrip(".,;:")
