"""How a line looks, and that nobody forges one."""

from __future__ import annotations

import json
import logging
import re

import pytest

from posterlib.logs import open_log
from posterlib.logs.lines import Lines
from posterlib.logs.redaction import Redaction
from posterlib.request_ids import begin_request, end_request, working_on
from posterlib.settings import Settings
from tests.logs.conftest import Open
from tests.logs.reading import lines_of, read

STUDIO = logging.getLogger("posterlib.generation")
A_LINE = re.compile(r"\d{4}-\d\d-\d\dT")

FORGERIES = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x1b[2K\x1b[1G", "\x9b2K", "\x00"]


def test_a_line_of_json_names_time_level_logger_event_request_and_job(opened: Open) -> None:
    file = opened()
    begin_request("nightly-7")
    with working_on("b1946ac92492"):
        STUDIO.info("poster drawn in %.1f s", 2.5)
    end_request()
    STUDIO.info("nobody asked")

    drawn, unasked = read(file)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", drawn.pop("timestamp"))
    assert drawn == {
        "level": "info",
        "logger": "posterlib.generation",
        "event": "poster drawn in 2.5 s",
        "request_id": "nightly-7",
        "job_id": "b1946ac92492",
    }
    assert set(unasked) == {"timestamp", "level", "logger", "event"}


def test_stderr_has_the_same_lines_as_the_file_when_it_is_no_terminal(
    opened: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    file = opened()
    STUDIO.warning("A fox")

    assert lines_of(capsys.readouterr().err) == read(file)


def test_a_console_line_reads_in_one_glance_and_the_file_stays_json(
    opened: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    file = opened(log_format="console")
    begin_request("nightly-7")
    STUDIO.warning("A fox")
    end_request()

    told = capsys.readouterr().err
    assert re.fullmatch(
        r"\S+Z \[warning *\] A fox +\[posterlib\.generation\] request_id=nightly-7\n",
        told,
    )
    assert read(file)[0]["event"] == "A fox"


@pytest.mark.parametrize("format_", ["json", "console"])
@pytest.mark.parametrize("breaks", FORGERIES, ids=ascii)
def test_no_text_forges_a_line_or_moves_the_cursor(
    opened: Open, capsys: pytest.CaptureFixture[str], breaks: str, format_: str
) -> None:
    file = opened(log_format=format_)
    forged = f"A fox{breaks}2026-11-22T12:00:00.000Z [critical] the studio was sold"
    STUDIO.warning("It said %s", forged)
    try:
        raise OSError(forged)
    except OSError:
        STUDIO.exception("It failed")

    told = capsys.readouterr().err
    assert sum(bool(A_LINE.match(line)) for line in told.splitlines()) == (0 if format_ == "json" else 2)
    assert len(read(file)) == 2
    assert all(line.isprintable() for line in (told + file.read_text()).split("\n"))
    if format_ == "json":
        assert lines_of(told)[0]["event"] == f"It said {forged}"


@pytest.mark.parametrize("format_", ["json", "console"])
def test_an_exception_is_told_with_its_causes(opened: Open, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    file = opened(log_format=format_)
    try:
        try:
            raise KeyError("paint")
        except KeyError as error:
            raise OSError("The easel fell over") from error
    except OSError:
        STUDIO.exception("It failed")

    (line,) = read(file)
    assert line["event"] == "It failed"
    for told in (line["exception"], capsys.readouterr().err):
        assert "KeyError: 'paint'" in told
        assert "OSError: The easel fell over" in told


def test_a_long_line_keeps_its_beginning_and_its_end(opened: Open) -> None:
    file = opened()
    STUDIO.info("%s", "begin " + "x" * 100_000 + " end")
    try:
        raise OSError("begin " + "y" * 100_000 + " end")
    except OSError:
        STUDIO.exception("It failed")

    long, failed = read(file)
    assert len(long["event"]) < 2_100
    assert (long["event"][:6], long["event"][-4:]) == ("begin ", " end")
    assert len(failed["exception"]) < 16_100
    assert (failed["exception"][:9], failed["exception"][-4:]) == ("Traceback", " end")


def test_a_message_whose_arguments_do_not_fit_is_told_all_the_same() -> None:
    record = logging.LogRecord("posterlib", logging.INFO, __file__, 1, "two of %s and %s", ("one",), None)

    assert json.loads(Lines(Redaction(), for_people=False).format(record))["event"] == "two of %s and %s"


def test_a_file_s_name_that_is_no_text_is_told(opened: Open) -> None:
    file = opened()
    STUDIO.warning("It is called %s", "fox\udc80.png")

    assert [line["event"] for line in read(file)] == ["It is called fox\udc80.png"]


def test_others_are_heard_from_warnings_on_and_the_studio_from_the_beginning(opened: Open) -> None:
    file = opened()
    for logger in (
        STUDIO,
        logging.getLogger("botocore.hooks"),
        logging.getLogger("uvicorn.error"),
        logging.getLogger(),
    ):
        logger.debug("detail")
        logger.info("news")
        logger.warning("trouble")

    assert [(line["logger"], line["event"]) for line in read(file)] == [
        ("posterlib.generation", "news"),
        ("posterlib.generation", "trouble"),
        ("botocore.hooks", "trouble"),
        ("uvicorn.error", "trouble"),
        ("root", "trouble"),
    ]


def test_debugging_tells_more_of_the_studio_alone(opened: Open) -> None:
    file = opened(debug=True)
    STUDIO.debug("detail")
    logging.getLogger("botocore.hooks").debug("detail")

    assert [line["logger"] for line in read(file)] == ["posterlib.generation"]


def test_a_quiet_log_leaves_the_terminal_to_the_command(opened: Open, capsys: pytest.CaptureFixture[str]) -> None:
    file = opened(quiet=True)
    STUDIO.warning("trouble")
    STUDIO.error("a fault of the studio")

    assert [line["event"] for line in lines_of(capsys.readouterr().err)] == ["a fault of the studio"]
    assert len(read(file)) == 2


def test_a_library_that_prints_by_itself_is_told_once(opened: Open, capsys: pytest.CaptureFixture[str]) -> None:
    library = logging.getLogger("streamlit.runtime.posters_test")
    library.addHandler(logging.StreamHandler())
    library.propagate = False
    file = opened()
    library.warning("for ada@studio.example")

    assert [line["event"] for line in read(file)] == ["for [redacted]"]
    assert lines_of(capsys.readouterr().err) == read(file)


def test_the_log_opened_again_says_everything_once(opened: Open, capsys: pytest.CaptureFixture[str]) -> None:
    file = opened()
    open_log(Settings(_env_file=None))  # type: ignore[call-arg]
    STUDIO.info("A fox")

    assert len(read(file)) == len(capsys.readouterr().err.splitlines()) == 1
