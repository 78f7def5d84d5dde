"""The part of the form that takes a list of films, says what is wrong with it and shows how it was understood."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import InvalidRequestError
from posterlib.plain_text import cut
from posterlib.prompt_lists import LARGEST_LIST, Fault, PromptList, text_of_file
from posterlib.ui import form
from posterlib.ui.components.film_list import film_list
from posterlib.ui.job_words import number_of
from posterlib.ui.literal import literal, one_line

__all__ = ["faults_shown", "forget_file", "list_form", "preview"]

_FILE = "list_file"
_FILE_REFUSED = "list_file_refused"
_FILES_OPENED = "list_files_opened"

_MOST_FAULTS = 4
"""Lines whose fault is told at once; the others are counted."""

_PREVIEWED = 4
"""Films."""

_QUOTED = 32
"""Characters by which a line is known again."""

_HOW = """\
- **One film a line.** Blank lines are nothing.
- **Or a table**, whose first line names its columns: `prompt`, and where lines differ in more, `title`,
  `negative_prompt`, `aspect_ratio`, `seed`, `count`, `style`, `model` …
- Commas, semicolons or tabs part the columns. Text that holds one goes into quotes.
- What a line does not say, the settings below do.
- At most {most} posters in a list. One that fails does not stop the others.
"""


def list_form() -> None:
    """Draw the box for the list and what helps to fill it."""
    state = st.session_state
    st.text_area(
        "Describe your films, one a line",
        key="films",
        height=220,
        placeholder="A lighthouse keeper and the storm of the century\n"
        "A diver finds a cathedral under the ice\n"
        "A gunslinger rides into a canyon at sunset",
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="center", key="list_tools"):
        with st.popover(
            "Open a file", icon=":material/upload_file:", type="tertiary", key="open_list", on_change="rerun"
        ):
            _open_file()
        with st.popover("How to write it", icon=":material/school:", type="tertiary"):
            st.markdown(_HOW.format(most=services().jobs.most_at_once))
        if form.can_undo(state, "films"):
            st.button(
                "Bring my list back",
                icon=":material/undo:",
                type="tertiary",
                key="undo_list",
                on_click=form.undo_fill,
                args=(state, "films"),
            )
    if state.get(_FILE_REFUSED):
        st.error(literal(str(state[_FILE_REFUSED])), icon=":material/error:")


def forget_file() -> None:
    """Say no more why a file was not taken."""
    st.session_state[_FILE_REFUSED] = None


def faults_shown(faults: tuple[Fault, ...]) -> None:
    """Name the lines to mend, with the words they begin with."""
    if not faults:
        return
    lines = str(st.session_state["films"]).split("\n")
    told = [_fault_told(fault, lines) for fault in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        told.append(f"And {number_of(len(faults) - _MOST_FAULTS, 'more line')} to mend.")
    st.error("  \n".join(told), icon=":material/error:")


def preview(listed: PromptList) -> None:
    """Show the first films as they will be sent."""
    if listed.requests and not listed.faults:
        pairs = zip(listed.requests, listed.films, strict=True)
        shown = [(request.prompt, film.fields) for request, film in pairs][:_PREVIEWED]
        film_list(shown, count=len(listed.films), key="film_list")


def _fault_told(fault: Fault, lines: list[str]) -> str:
    if fault.line is None or fault.line > len(lines):
        return literal(str(fault))
    return literal(f"Line {fault.line}, “{cut(one_line(lines[fault.line - 1]), _QUOTED)}”: {fault.told}")


def _open_file() -> None:
    state = st.session_state
    st.file_uploader(
        "A .txt or .csv file",
        type=["csv", "txt"],
        key=_file_key(),
        max_upload_size=LARGEST_LIST // 2**20,
        on_change=_take_file,
    )
    if str(state["films"] or "").strip():
        st.caption("It takes the place of the list in the box, which you can bring back.")


def _file_key() -> str:
    return f"{_FILE}_{st.session_state.get(_FILES_OPENED, 0)}"


def _take_file() -> None:
    """Put a file's text into the box, where it can be mended; the next file finds an empty place."""
    state = st.session_state
    file = state.get(_file_key())
    if file is None:
        return
    forget_file()
    try:
        form.fill(state, "films", text_of_file(file.name, file.getvalue()))
    except InvalidRequestError as error:
        state[_FILE_REFUSED] = str(error)
    state.update({_FILES_OPENED: state.get(_FILES_OPENED, 0) + 1, "open_list": False})
