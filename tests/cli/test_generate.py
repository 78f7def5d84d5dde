"""`python -m posterlib generate`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.errors import FAULT, ImageModelError, ModelRetiredError
from posterlib.settings import Settings
from posterlib.storage import Link
from tests.cli.conftest import SMALL, Command, history_of, sketching_studio, typed
from tests.pages.fakes import FakeSharing
from tests.studio import CARD, FakeImageModel

ROOT = Path(__file__).parents[2]

Studio = Callable[[Settings], Services]


def test_posters_are_drawn_kept_and_told_a_line_each(command: Command, tmp_path: Path) -> None:
    told = command("generate", "A red fox in the snow", *SMALL, "--count", "2", "--seed", "7")

    assert (told.code, told.err) == (0, "")
    kept = history_of(tmp_path / "history")
    assert len(told.lines) == len(kept) == 2
    for line, seed in zip(told.lines, ("7", "8"), strict=True):
        entry_id, size, spoken_seed, model, path = line.split("  ")
        assert entry_id in kept
        assert (size, spoken_seed, model) == ("320 × 320", f"seed {seed}", "Offline artist")
        assert Path(path) == tmp_path / "history" / entry_id / "original.png"


def test_every_option_reaches_the_recipe(command: Command, model: FakeImageModel) -> None:
    card = replace(CARD, options=frozenset({"negative_prompt", "style", "quality", "cfg_scale"}), guidance=(1.1, 10.0))
    options = ("--format", "one-sheet", "--seed", "9", "--negative", "rain", "--style", "vintage", "--title", "Fox")
    more = ("--quality", "standard", "--guidance", "4.5", "--model", "sketch")
    told = command("generate", "A red fox", *options, *more, studio=sketching_studio(model, card))

    assert told.code == 0
    (recipe,) = model.recipes
    assert (recipe.prompt, recipe.negative_prompt, recipe.title) == ("A red fox", "rain", "Fox")
    assert (recipe.width, recipe.height, recipe.seed) == (1024, 1536, 9)
    assert (recipe.style, recipe.quality, recipe.cfg_scale, recipe.model) == ("vintage", "standard", 4.5, "sketch")


def test_a_ratio_may_be_given_in_numbers(command: Command, model: FakeImageModel, sketching: Studio) -> None:
    assert command("generate", "A red fox", "--ratio", "16:9", studio=sketching).code == 0
    assert (model.recipes[0].width, model.recipes[0].height) == (1536, 864)


def test_scripts_get_one_document(command: Command, model: FakeImageModel, sketching: Studio) -> None:
    model.for_seed[8] = ImageModelError("The model is out of paint.")
    told = command("generate", "A red fox", *SMALL, "--count", "2", "--seed", "7", "--json", studio=sketching)

    assert (told.code, told.err) == (1, "")
    assert told.value["prompt"] == "A red fox"
    (poster,) = told.value["posters"]
    assert (poster["seed"], poster["width"], poster["height"], poster["model"]) == (7, 320, 320, "sketch")
    assert Path(poster["path"]).is_file()
    assert told.value["errors"] == [{"seed": 8, "error": "The model is out of paint.", "code": ImageModelError.code}]


def test_what_was_not_made_is_told_beside_what_was(command: Command, model: FakeImageModel, sketching: Studio) -> None:
    model.for_seed[8] = ImageModelError("The model is out of paint.")
    told = command("generate", "A red fox", *SMALL, "--count", "2", "--seed", "7", studio=sketching)

    assert (told.code, len(told.lines)) == (1, 1)
    assert told.err == "The poster with seed 8 was not made. The model is out of paint.\n"


def test_a_fault_of_the_studio_is_a_sentence_and_in_the_log(
    command: Command, model: FakeImageModel, sketching: Studio
) -> None:
    model.enqueue(KeyError("paint"))
    told = command("generate", "A red fox", *SMALL, studio=sketching)

    assert (told.code, told.out) == (1, "")
    assert FAULT in told.err
    assert "KeyError: 'paint'" in told.err


def test_who_drew_instead_and_why_is_told(command: Command, model: FakeImageModel) -> None:
    model.enqueue(ModelRetiredError("The sketch artist has retired."))
    paid = replace(CARD, family="stability")
    brush = replace(paid, id="brush", name="Brush")
    studio = sketching_studio(model, paid, brush, image_fallback_model_ids=("brush",))
    told = command("generate", "A red fox", *SMALL, "--model", "sketch", studio=studio)

    assert told.code == 0
    assert "  Brush  " in told.out
    assert told.err == "The sketch artist has retired. Brush drew this poster instead.\n"


def test_the_price_is_told_before_and_the_budget_holds(command: Command, model: FakeImageModel) -> None:
    paid = replace(CARD, family="stability", dollars_per_image=Decimal("0.04"))
    studio = sketching_studio(model, paid, daily_budget_usd=Decimal("0.10"))
    told = command("generate", "A red fox", *SMALL, "--count", "2", studio=studio)
    refused = command("generate", "A red fox", *SMALL, studio=studio)

    assert (told.code, told.err) == (0, "Sketch artist draws 2 posters: US$ 0.08.\n")
    assert (refused.code, len(model.recipes)) == (2, 2)
    assert "only US$ 0.02 is left" in refused.err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_shared_copy_is_told_with_its_link(
    command: Command, model: FakeImageModel, sketching: Studio, as_json: bool
) -> None:
    link = Link("https://film-posters.example/fox.png", datetime(2026, 11, 22, 10, 0, tzinfo=UTC))

    def studio(settings: Settings) -> Services:
        return replace(sketching(settings), sharing=FakeSharing(link))  # type: ignore[arg-type]

    told = command("generate", "A red fox", *SMALL, *(["--json"] if as_json else []), studio=studio)

    if as_json:
        (poster,) = told.value["posters"]
        assert (poster["image_url"], poster["expires_at"]) == (link.url, "2026-11-22T10:00:00Z")
    else:
        assert told.lines[0].endswith(f"/original.png  {link.url}")


def test_a_missing_copy_is_told(command: Command, sketching: Studio) -> None:
    def studio(settings: Settings) -> Services:
        return replace(sketching(settings), sharing=FakeSharing(None))  # type: ignore[arg-type]

    told = command("generate", "A red fox", *SMALL, studio=studio)

    assert told.code == 0
    assert "The bucket has no copy" in told.err


def test_the_prompt_may_come_from_standard_input(
    command: Command, model: FakeImageModel, sketching: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Ein Fuchs im Schnee über Köln\n".encode())
    assert command("generate", "-", *SMALL, studio=sketching).code == 0
    assert model.recipes[0].prompt == "Ein Fuchs im Schnee über Köln"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "Prompt is required"), (b"\xff\xfe", "no text in UTF-8"), (b"fox " * 80_000, "longer than 10000")],
)
def test_standard_input_that_is_no_prompt_is_told(
    command: Command, monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    typed(monkeypatch, content)
    told = command("generate", "-")

    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert says in told.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--count", "5"], "--count: count must be at most 4."),
        (["--width", "320"], "--height: Give width and height together"),
        (["--ratio", "tall"], "--ratio: "),
        (["--ratio", "2:3", "--format", "phone"], "--ratio: Give either --format or --ratio"),
        (["--model", "da-vinci"], "--model: There is no image model 'da-vinci'. Choose one of: "),
        (["--guidance", "4"], "--guidance: Offline artist takes no cfg_scale"),
        (["--out", "/dev/null/posters"], "--out: /dev/null/posters cannot be used"),
    ],
)
def test_a_wrong_request_draws_nothing_and_is_told_in_one_line(
    command: Command, tmp_path: Path, options: list[str], says: str
) -> None:
    told = command("generate", "A red fox", *options)

    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith(says)
    assert history_of(tmp_path / "history") == set()


def test_scripts_read_a_wrong_request_as_a_document_too(command: Command) -> None:
    told = command("generate", "A red fox", "--width", "300", "--height", "320", "--json")

    assert (told.code, told.err, told.value["posters"]) == (2, "", [])
    assert [(error["code"], error["field"]) for error in told.value["errors"]] == [("invalid_request", "width")]


def test_a_wrong_setting_is_told_in_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_TIMEOUT", "soon")
    told = command("generate", "A red fox")

    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith("IMAGE_TIMEOUT: ")


def test_the_command_line_is_not_limited(command: Command, sketching: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATE_LIMIT_ENABLED", "true")
    monkeypatch.setenv("RATE_LIMIT_PER_DAY", "1")

    assert command("generate", "A red fox", *SMALL, "--count", "2", studio=sketching).code == 0


def test_as_its_own_process_with_letters_that_its_output_lacks(tmp_path: Path) -> None:
    arguments = ["generate", "A red fox in Łódź", *SMALL, "--out", str(tmp_path / "posters"), "--seed", "7"]
    answer = subprocess.run(
        [sys.executable, "-m", "posterlib", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=120,
    )

    assert (answer.returncode, answer.stderr) == (0, b"")
    assert b"  320 x 320  seed 7  Offline artist  " in answer.stdout
    (copy,) = (tmp_path / "posters").iterdir()
    assert copy.name.startswith("a-red-fox-in-odz-")
    record = json.loads((tmp_path / "history" / copy.stem[-27:] / "poster.json").read_bytes())
    assert record["prompt"] == "A red fox in Łódź"
