from collections.abc import Collection

import pytest

from posterlib.offline_art import choices
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.lexicon import entries, tokenise, translations
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.reading import read
from posterlib.offline_art.scenes import SCENES


def test_words_are_understood_in_the_order_of_the_prompt() -> None:
    reading = read("A crimson moon over a haunted house, gothic horror")

    assert reading.understood == ("crimson", "moon", "haunted", "house", "gothic", "horror")


def test_nothing_is_understood_twice() -> None:
    assert read("wolf, wolves and more wolves").understood == ("wolf",)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("wolves", "wolf"),
        ("witches", "witch"),
        ("cosmonauts", "astronaut"),
        ("gumshoe", "detective"),
        ("galleons", "ship"),
        ("foggy", "fog"),
        ("raining", "rain"),
        ("burned", "fire"),
        ("dancing", "dancer"),
        ("sci-fi", "science fiction"),
        ("Science  FICTION", "science fiction"),
        ("black-and-white", "black and white"),
        ("château", "castle"),
        ("the year 2099", "future"),
        ("Chicago, 1947", "vintage"),
        ("private eye", "detective"),
        ("knight’s", "knight"),
    ],
)
def test_forms_and_synonyms_are_understood(said: str, meant: str) -> None:
    assert meant in read(f"A film about {said}.").understood


@pytest.mark.parametrize("sentence", ["a hostage crisis", "an abandoned train", "she wore gloves", "a catastrophe"])
def test_a_word_inside_another_word_is_not_understood(sentence: str) -> None:
    assert not {"stage", "rain", "love", "cat", "singer"}.intersection(read(sentence).understood)


def test_a_phrase_wins_over_its_words() -> None:
    assert "space" not in read("a space suit in a museum").understood
    assert read("dramatic lighting").understood == ()


def test_every_part_of_a_prompt_finds_its_place() -> None:
    reading = read("1940s film noir, a private detective in the rain at night, black and white, red and gold")

    assert reading.subject == "detective"
    assert reading.genres["noir"] >= 2
    assert (reading.era, reading.time_of_day, reading.weather) == ("vintage", "night", "rain")
    assert reading.monochrome
    assert len(reading.colours) == 2  # "black and white" is not a colour


def test_the_scene_a_prompt_names_is_called_for_most() -> None:
    for prompt, scene in {
        "a castle": "castle",
        "a shark": "deep",
        "a pirate ship at sea": "ocean",
        "film noir": "blinds",
        "a documentary about maps": "contour",
        "synthwave": "synthwave",
    }.items():
        compositions = read(prompt).compositions
        assert max(compositions, key=lambda name: compositions[name]) == scene


def test_a_telling_figure_comes_before_just_someone() -> None:
    assert read("a woman meets an astronaut").subject == "astronaut"
    assert read("a woman alone").subject == "woman"


def test_two_words_together_call_for_a_figure_of_their_own() -> None:
    assert read("a girl with a lantern").subject == "child_with_lantern"
    assert read("a couple under an umbrella").subject == "umbrella_couple"
    assert read("a cowboy rides out").subject == "rider"


def test_a_verb_changes_the_pose() -> None:
    assert read("a man is running from something").subject == "running_man"


def test_an_animal_leaves_room_for_the_person() -> None:
    reading = read("a man walks his dog")

    assert (reading.subject, reading.companions) == ("walking_man", ("dog",))
    assert read("a lonely wolf").subject == "wolf"


def test_further_figures_are_companions() -> None:
    reading = read("a child and a robot below a dragon")

    assert reading.subject == "child"
    assert reading.companions == ("robot", "dragon")


def test_a_flying_figure_is_never_the_standing_subject() -> None:
    reading = read("a dragon")

    assert reading.subject is None
    assert reading.companions == ("dragon",)


@pytest.mark.parametrize(
    "prompt", ["a city without people", "an empty city, no humans", "a city with nobody in it", "a deserted city"]
)
def test_no_people_is_understood(prompt: str) -> None:
    assert read(prompt).no_people


def test_negated_words_are_not_understood() -> None:
    reading = read("a forest with no snow or rain, not a horror film, without any wolves")

    assert reading.understood == ("forest",)
    assert reading.weather is None
    assert "horror" not in reading.genres
    assert "snow" not in reading.text


def test_a_saying_with_no_in_it_denies_nothing() -> None:
    assert "battlefield" in read("soldiers in no man's land").understood


def test_the_negative_prompt_takes_words_out() -> None:
    reading = read("a haunted castle in the rain, a knight and a wolf", "rain, wolf, castle, people")

    assert reading.weather is None
    assert "castle" not in reading.compositions
    assert reading.no_people
    assert reading.subject is None
    assert reading.companions == ()
    assert "rain" not in reading.understood


def test_a_negative_prompt_about_deformed_faces_leaves_the_people() -> None:
    reading = read("a knight", "deformed face, bad anatomy, blurry")

    assert not reading.no_people
    assert reading.subject == "knight"


def test_mentions_finds_forms_phrases_and_synonyms() -> None:
    reading = read("Cosmonauts drift past two rings of ice")

    assert reading.mentions("ring")
    assert reading.mentions("astronaut")
    assert reading.mentions("eclipse", "drift past")
    assert not reading.mentions("string", "eclipse")


@pytest.mark.parametrize(
    "prompt", ["", "   ", "!!!", "ポスター", "💀🌕", "a" * 3000, "no", "without or nor no", "\x00"]
)
def test_a_prompt_without_known_words_leaves_the_choice_of_scene_open(prompt: str) -> None:
    reading = read(prompt)

    assert reading.understood == ()
    assert len(reading.compositions) > 3


@pytest.mark.parametrize(
    ("prompt", "understood"),
    [
        ("Ein Mann im Wald bei Nacht", ("man", "forest", "night")),
        ("Un chevalier et un dragon dans la forêt", ("knight", "dragon", "forest")),
        ("La mujer y la luna sobre la ciudad", ("woman", "moon", "city")),
        ("宇宙飛行士とロボット、夜の海", ("astronaut", "robot", "night", "ocean")),
        ("上海的侦探", ("great city", "detective")),
    ],
)
def test_the_commonest_words_of_other_languages_are_understood(prompt: str, understood: tuple[str, ...]) -> None:
    assert read(prompt).understood == understood


def test_a_translation_never_takes_an_english_word_away() -> None:
    english = {" ".join(tokenise(form)) for canonical, synonyms, _ in entries() for form in {canonical, *synonyms}}

    known = {canonical for canonical, _, _ in entries()}
    for canonical, forms in translations():
        assert canonical in known
        assert not english.intersection(" ".join(tokenise(form)) for form in forms), canonical


def test_every_meaning_in_the_vocabulary_leads_somewhere() -> None:
    for canonical, _, meanings in entries():
        for meaning in meanings.split():
            kind, _, value = meaning.partition(":")
            name = value.partition("=")[0]
            known: dict[str, Collection[str]] = {
                "genre": PALETTES,
                "scene": SCENES,
                "time": ("night", "dawn", "dusk", "day"),
                "weather": ("rain", "snow", "fog", "embers", "petals"),
                "era": ("vintage", "clean"),
                "tone": ("vibrant", "muted", "dark", "pastel"),
            }
            if kind in ("figure", "someone", "thing"):
                assert any(one in FIGURES for one in name.split("|")), f"{canonical}: {meaning}"
            elif kind in known:
                assert name in known[kind], f"{canonical}: {meaning}"
            else:
                assert kind in ("colour", "film"), f"{canonical}: {meaning}"


def test_no_word_stands_in_two_entries() -> None:
    forms = [" ".join(tokenise(form)) for canonical, synonyms, _ in entries() for form in {canonical, *synonyms}]

    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_every_choice_leads_to_a_scene_and_a_figure() -> None:
    scenes = {scene for pulls in choices.GENRE_SCENES.values() for scene in pulls}

    assert scenes | choices.TELLING_SCENES | choices.PEOPLED_SCENES | set(choices.SCENES_FOR_NO_WORDS) <= set(SCENES)
    assert set(choices.GENRE_SCENES) == set(PALETTES)
    assert {figure for *_, figure in choices.PAIRS + choices.POSES} <= set(FIGURES)
