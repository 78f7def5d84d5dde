"""What follows from the words once they are understood: data only."""

# Two canonical words together that call for a figure of their own.
PAIRS: tuple[tuple[str, str, str], ...] = (
    ("lantern", "woman", "woman_with_lantern"),
    ("lantern", "girl", "child_with_lantern"),
    ("lantern", "child", "child_with_lantern"),
    ("balloon", "girl", "girl_from_behind_with_balloon"),
    ("balloon", "child", "girl_from_behind_with_balloon"),
    ("rider", "cowboy", "rider"),
    ("horse", "cowboy", "rider"),
    ("kneeling", "knight", "kneeling_knight"),
    ("umbrella", "couple", "umbrella_couple"),
    ("umbrella", "romance", "umbrella_couple"),
    ("umbrella", "love", "umbrella_couple"),
)

# A verb and whom it turns into another pose.
POSES: tuple[tuple[str, str, str], ...] = (
    ("walk walks walking strolls wanders wandering walked", "man stranger", "walking_man"),
    ("run runs running flees fleeing escapes chased sprints", "man stranger killer", "running_man"),
    ("run runs running flees fleeing escapes chased sprints", "woman", "running_woman"),
    ("sits sitting seated sit", "man stranger writer", "seated_man"),
    ("leans leaning lean smokes waits waiting", "man stranger", "man_leaning"),
    ("looks_up looking_up gazes gazing stares stargazer watches watching", "man stranger", "man_looking_up"),
)

# Numbers of people that a picture can show one by one.
NUMBERS: dict[str, int] = {
    **{word: count for count, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)},
    **{str(count): count for count in range(2, 8)},
}

# What stands between a number and somebody it does not count: "two days with a soldier".
ENDS_A_COUNT: frozenset[str] = frozenset(
    {"a", "an", "the", "one", "and", "in", "on", "with", "of", "for", "to", "from", "by", "after", "before", *NUMBERS}
)

# How strongly a genre pulls in a composition, beside the words that name it.
GENRE_SCENES: dict[str, dict[str, float]] = {
    "scifi": {"space": 5, "city": 0.5},
    "synth": {"synthwave": 6, "city": 2},
    "horror": {"house": 4, "forest": 3},
    "noir": {"blinds": 5, "city": 3},
    "western": {"desert": 6},
    "romance": {"bokeh": 5, "portrait": 3.3, "city": 1},
    "animated": {"hills": 6},
    "fantasy": {"castle": 4, "mountains": 3, "forest": 2},
    "war": {"war": 6, "mountains": 0.5},
    "comedy": {"cutpaper": 4},
    "doc": {"contour": 5, "mountains": 2, "cutpaper": 1},
    "thriller": {"city": 3, "forest": 2, "portrait": 2, "cutpaper": 1.5},
    "drama": {"mountains": 2.5, "portrait": 2.4, "forest": 1, "spotlight": 1},
    "action": {"rays": 3, "city": 3, "synthwave": 0.5},
    "spy": {"cutpaper": 6},
    "ocean": {"ocean": 5, "deep": 3},
    "musical": {"spotlight": 5},
    "winter": {"mountains": 4},
}

# A word that names one of these outright weighs more: nobody says "castle" in passing.
TELLING_SCENES: frozenset[str] = frozenset(
    {"deep", "castle", "house", "synthwave", "blinds", "spotlight", "cutpaper", "contour", "portrait"}
)

# Without people these have little left to show.
PEOPLED_SCENES: frozenset[str] = frozenset({"blinds", "bokeh", "portrait", "rays", "spotlight"})

SCENES_FOR_NO_WORDS: tuple[str, ...] = ("mountains", "ocean", "city", "forest", "space", "desert")
