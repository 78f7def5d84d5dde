"""Lists of films: what is understood of them, and which line is named when one is wrong."""

from __future__ import annotations

import pytest

from posterlib.errors import InvalidRequestError, UnsupportedOptionError
from posterlib.posters import PosterRequest
from posterlib.prompt_lists import LARGEST_LIST, PromptList, read_list, requests_of, text_of_file, written

FOX, WOLF, OWL = "A red fox, at dusk", "A grey wolf", "An owl; snow"


def read(text: str) -> PromptList:
    return read_list(text, most=50)


def understood(text: str) -> list[dict[str, object]]:
    listed = read(text)
    assert listed.faults == ()
    return [dict(film.fields) for film in listed.films]


def faults(listed: PromptList) -> list[str]:
    return [str(fault) for fault in listed.faults]


def asked(text: str, *, most: int = 50, **settings: object) -> PromptList:
    return requests_of(read(text), most=most, settings=lambda _: settings)


def test_each_line_is_a_film_with_its_commas_and_quotes_as_typed() -> None:
    typed = f'{FOX}\n\n  "Nosferatu" in the fog \r\n{OWL}\n'

    assert understood(typed) == [{"prompt": FOX}, {"prompt": '"Nosferatu" in the fog'}, {"prompt": OWL}]
    assert [film.line for film in read(typed).films] == [1, 3, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_table_is_read_by_the_columns_it_names(delimiter: str, begins: str, ends: str) -> None:
    rows = [["Prompt", "Title", "Negative prompt", "Seed"], [f'"{FOX}"', "Vulpes", "", "7"], [WOLF, "", "people", ""]]
    table = begins + ends.join(delimiter.join(row) for row in rows) + ends

    assert understood(table) == [
        {"prompt": FOX, "title": "Vulpes", "seed": 7},
        {"prompt": WOLF, "negative_prompt": "people"},
    ]


def test_a_prompt_of_several_lines_stays_one_and_the_lines_after_it_are_counted_right() -> None:
    listed = read('prompt,seed\n"A fox.\n\nIt ""waits"".",1\n\nA wolf,two\n')

    assert listed.films[0].fields["prompt"] == 'A fox.\n\nIt "waits".'
    made = requests_of(listed, most=50, settings=lambda _: {})
    assert faults(made) == ["Line 6: seed must be a whole number."]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("prompt,colour\nA fox,red", "Line 1: There is no column 'colour'. Columns may be: prompt, negative_prompt,"),
        ("title,seed\nVulpes,7", "Line 1: No column is named prompt"),
        ("prompt,seed,seed\nA fox,1,2", "Line 1: The column seed is there twice."),
        ("prompt,title\nA fox, at dusk,Vulpes", "Line 2: Column 3 has no name."),
        ('prompt,title\nA fox,\n"A wolf,Lupus', "Line 3: The quotation marks do not pair up."),
        ('prompt,title\n"A" fox,Vulpes', "Line 2: The quotation marks do not pair up."),
    ],
)
def test_what_a_table_gets_wrong_is_told_with_its_line(table: str, told: str) -> None:
    assert faults(read(table))[0].startswith(told)


def test_a_text_file_is_a_film_a_line_whatever_it_holds() -> None:
    content = f"\ufeff{FOX}\r\n{OWL}".encode()

    assert understood(text_of_file("films.TXT", content)) == [{"prompt": FOX}, {"prompt": OWL}]


def test_a_table_without_heading_is_a_column_of_prompts() -> None:
    text = text_of_file("films.csv", f'"{FOX}"\n{WOLF},,\n'.encode())

    assert understood(text) == [{"prompt": FOX}, {"prompt": WOLF}]


def test_words_behind_a_comma_are_never_dropped() -> None:
    text = text_of_file("films.csv", f"{WOLF}\n{FOX}\n".encode())

    assert faults(read(text)) == [
        "Line 3: There is more than one column, and only prompt has a name. Put the whole prompt in quotes."
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"A fox\nCaf\xe9 noir\n", "not UTF-8 text (line 2)"),
        (b" \r\n", "empty"),
        (b"a" * (LARGEST_LIST + 1), "larger than 1 MiB"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason(content: bytes, told: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        text_of_file("films.csv", content)

    assert told in str(refused.value)


def test_a_pasted_list_without_end_is_not_read() -> None:
    assert "Shorten it" in faults(read("A fox\n" * LARGEST_LIST))[0]


def test_settings_hold_for_every_line_that_says_nothing_else() -> None:
    made = asked("prompt,seed,aspect_ratio\nA fox,7,\nA wolf,,16:9", seed=1, width=1024, height=1536)

    assert [(each.prompt, each.seed, each.width, each.aspect_ratio) for each in made.requests] == [
        ("A fox", 7, 1024, None),
        ("A wolf", 1, None, "16:9"),
    ]


def test_the_settings_are_those_for_the_model_that_a_line_names() -> None:
    listed = read("prompt,model\nA fox,nova\nA wolf,")
    styles = {"nova": {"style": "MAXIMALISM"}, None: {"style": "film"}}
    made = requests_of(listed, most=50, settings=styles.__getitem__)

    assert [(each.model, each.style) for each in made.requests] == [("nova", "MAXIMALISM"), (None, "film")]


def test_a_preset_is_put_around_every_line() -> None:
    made = requests_of(read("A fox\nA wolf"), most=50, settings=lambda _: {}, as_sent=lambda film: f"{film}, neon")

    assert [request.prompt for request in made.requests] == ["A fox, neon", "A wolf, neon"]


def test_every_wrong_line_is_told_and_the_right_ones_are_kept() -> None:
    made = asked("prompt,seed,width,title\nA fox,7,,\n,8,,Vulpes\nA wolf,1.5,,\nAn owl,,320,")

    assert faults(made) == [
        "Line 3: There is no prompt.",
        "Line 4: seed must be a whole number.",
        "Line 5: Give width and height together, or neither.",
    ]
    assert [request.prompt for request in made.requests] == ["A fox"]


def test_what_a_models_card_refuses_is_told_with_its_line() -> None:
    def check(request: PosterRequest) -> None:
        if request.style:
            raise UnsupportedOptionError("style", "Stable Image Core takes no style.")

    made = requests_of(read("prompt,style\nA fox,\nA wolf,film"), most=50, settings=lambda _: {}, check=check)

    assert faults(made) == ["Line 3: Stable Image Core takes no style."]


def test_a_setting_that_is_wrong_for_all_is_told_once_and_without_a_line() -> None:
    made = asked("A fox\nA wolf", seed=-1)

    assert faults(made) == ["seed must be at least 0."]
    assert made.faults[0].field == "seed"


def test_posters_are_counted_and_not_lines() -> None:
    assert faults(asked("prompt,count\nA fox,4\nA wolf,2", most=6)) == []
    assert faults(asked("prompt,count\nA fox,4\nA wolf,3", most=6)) == [
        "The list asks for 7 posters, and 6 can be made at once. Take 1 out."
    ]
    assert faults(asked("A fox\n" * 51)) == ["The list asks for 51 posters, and 50 can be made at once. Take 1 out."]


@pytest.mark.parametrize("value", ["²", "1_000", "9" * 5000, "7.0", "nan", "1e3"])
def test_only_a_plain_number_is_one(value: str) -> None:
    assert faults(asked(f"prompt,seed\nA fox,{value}")) == ["Line 2: seed must be a whole number."]


@pytest.mark.parametrize(
    "fields",
    [
        [{"prompt": FOX}, {"prompt": OWL}],
        [{"prompt": FOX, "seed": 7}, {"prompt": OWL, "seed": 7}],
        [{"prompt": "prompt"}, {"prompt": "A fox\n\nat dusk"}],
        [{"prompt": "A fox", "title": "Vulpes"}, {"prompt": "A fox", "title": "Vulpes"}],
        [{"prompt": '"A" fox', "width": 640, "height": 960, "cfg_scale": 6.5}, {"prompt": OWL, "aspect_ratio": "2:3"}],
    ],
)
def test_what_was_asked_is_written_so_that_it_reads_the_same(fields: list[dict[str, object]]) -> None:
    requests = tuple(map(PosterRequest.parse, fields))
    first = requests[0].model_dump()
    text = written(requests)
    shared = {name: value for name, value in first.items() if all(each.get(name) == value for each in fields)}

    assert requests_of(read(text), most=50, settings=lambda _: shared).requests == requests


def test_requests_that_differ_in_prompts_alone_are_written_as_plain_lines() -> None:
    assert written([PosterRequest(prompt=FOX, seed=7), PosterRequest(prompt=WOLF, seed=7)]) == f"{FOX}\n{WOLF}"


@pytest.mark.parametrize("begins", ["", "prompt,seed\n"])
def test_what_stands_behind_the_most_that_a_list_may_have_is_counted_and_not_read(begins: str) -> None:
    listed = read_list(begins + "A fox\n\n" * 120_000, most=50)

    assert (len(listed.films), listed.unread) == (50, 119_950)
    made = requests_of(listed, most=50, settings=lambda _: {})
    assert faults(made) == ["The list asks for 120,000 posters, and 50 can be made at once. Take 119,950 out."]
    assert made.requests == ()


def test_faults_without_end_are_not_kept_either() -> None:
    listed = read_list("prompt\n" + "A fox, at dusk\n" * 1_000, most=50)

    assert (len(listed.faults), listed.unread) == (50, 950)
