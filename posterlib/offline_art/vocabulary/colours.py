"""The names of colours. The format is that of `vocabulary/__init__.py`."""

COLOURS = """
red: ruby, blood red
    -> colour:#c81e2b
crimson: burgundy, maroon
    -> colour:#a3122a
scarlet: vermilion
    -> colour:#d7263d
orange: tangerine
    -> colour:#f0762b
amber: honey
    -> colour:#f2a93b
gold: golden, gilded
    -> colour:#e5b54a
yellow: lemon, mustard
    -> colour:#f6cf3e
green: moss, olive, lime
    -> colour:#2f8f57
emerald: jade
    -> colour:#0f8a62
teal: petrol blue
    -> colour:#1b8a8f
turquoise: aquamarine, aqua
    -> colour:#2bb7b0
cyan: electric blue
    -> colour:#27c4de
blue: sapphire, azure
    -> colour:#2a63c4
cobalt: ultramarine, royal blue
    -> colour:#1f47b5
navy: midnight blue
    -> colour:#14254f
indigo: ink blue
    -> colour:#3a2f8f
violet: lavender, lilac
    -> colour:#7a3fc0
purple: plum, mauve
    -> colour:#6f35a8
magenta: fuchsia, hot pink
    -> colour:#d1328f
pink: salmon, blush
    -> colour:#f07aa6
rose: coral
    -> colour:#e0607f
brown: chestnut, chocolate, bronze, copper, rust
    -> colour:#7a4e2e
black: jet black, ebony
    -> colour:#0c0c0e
white: ivory, cream
    -> colour:#f4f1ea
silver: chrome
    -> colour:#b9c0c7
grey: gray, charcoal
    -> colour:#7d8085
"""
