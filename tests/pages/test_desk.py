"""One click, one job: what lies on a visitor's desk."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.studio import FakeImageModel


def submit_twice_before_the_page_is_drawn_again(*, wait: bool, then: str = "A red fox") -> None:
    import streamlit as st

    from posterlib.bootstrap import services
    from posterlib.ui import desk

    desk.desk()
    desk.submit({"prompt": "A red fox"})
    st.session_state["first_job"] = st.session_state["job"]
    if wait:
        services().jobs.wait(st.session_state["job"], timeout=30)
    desk.submit({"prompt": then})
    st.session_state["refusal"] = desk.refusal()
    st.session_state["busy"] = desk.desk().busy


def test_a_second_click_while_the_first_is_at_work_adds_nothing(model: FakeImageModel) -> None:
    model.hold()
    app = AppTest.from_function(submit_twice_before_the_page_is_drawn_again, kwargs={"wait": False}).run(timeout=20)
    model.release()

    assert app.session_state["job"] == app.session_state["first_job"]


def test_a_second_click_that_comes_after_the_first_has_ended_adds_nothing_either(model: FakeImageModel) -> None:
    app = AppTest.from_function(submit_twice_before_the_page_is_drawn_again, kwargs={"wait": True}).run(timeout=20)

    assert app.session_state["job"] == app.session_state["first_job"]


def test_nor_does_a_second_click_that_asks_for_something_else(model: FakeImageModel) -> None:
    asked = {"wait": True, "then": "A grey wolf"}
    app = AppTest.from_function(submit_twice_before_the_page_is_drawn_again, kwargs=asked).run(timeout=20)

    assert app.session_state["job"] == app.session_state["first_job"]
    assert app.session_state["refusal"] is None
    assert [recipe.prompt for recipe in model.recipes] == ["A red fox"]


def test_the_run_that_took_a_job_in_shows_it_at_work_however_fast_it_was() -> None:
    app = AppTest.from_function(submit_twice_before_the_page_is_drawn_again, kwargs={"wait": True}).run(timeout=20)

    assert app.session_state["busy"]
