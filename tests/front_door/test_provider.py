"""How people sign in at an OpenID Connect provider."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient

from tests.front_door.conftest import KEY, Visit
from tests.front_door.identity_provider import CLIENT_ID, IdentityProvider, identity_provider
from tests.front_door.test_gate import PAGE, opened


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with identity_provider() as running:
        yield running


@pytest.fixture
def settings(provider: IdentityProvider) -> dict[str, str]:
    return {
        "OIDC_METADATA_URL": provider.metadata_url,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": "the secret of the studio there",
        "OIDC_ALLOWED_EMAILS": "ada@studio.example, *@films.example",
        "OIDC_NAME": "Studio <Login>",
        "API_KEYS": KEY,
    }


def go_there(client: TestClient) -> str:
    """Follow the button to the provider, and give where that leads back to."""
    there = client.get("/sign-in/provider?next=/gallery").headers["location"]
    return str(httpx.get(there).headers["location"])


def come_back(client: TestClient) -> httpx.Response:
    back = urlsplit(go_there(client))
    assert back.path == "/sign-in/callback"
    return client.get(f"{back.path}?{back.query}")


def test_whom_the_provider_vouches_for_comes_in(visit: Visit, provider: IdentityProvider) -> None:
    client = visit()
    form = client.get(client.get("/gallery", headers=PAGE).headers["location"])
    assert "Continue with Studio &lt;Login&gt;" in form.text
    assert "/sign-in/provider?next=%2Fgallery" in form.text

    assert come_back(client).headers["location"] == "/gallery"
    assert opened(client)
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["scope"] == "openid email"
    assert client.get("/history_list").status_code == 200


@pytest.mark.parametrize(
    "person",
    [
        {"email": "bob@studio.example"},
        {"email": "ada@studio.example"},
        {"email": "ada@studio.example", "email_verified": None},
        {"email": "ada@studio.example", "email_verified": False},
        {"email": "ada@studio.example", "email_verified": "false"},
        {"email": ""},
        {},
        {"email": ["ada@studio.example"]},
    ],
)
def test_whom_it_does_not_vouch_for_or_nobody_let_in_stays_out(
    visit: Visit, provider: IdentityProvider, person: dict[str, object]
) -> None:
    provider.person = person
    client = visit()
    answer = come_back(client)

    assert answer.status_code == 403
    assert "OIDC_ALLOWED_EMAILS" in answer.text
    assert not opened(client)


def test_everybody_of_a_domain_may_be_let_in(visit: Visit, provider: IdentityProvider) -> None:
    provider.person = {"email": "Carol@Films.Example", "email_verified": True}
    client = visit()

    assert come_back(client).status_code == 303
    assert opened(client)


def test_a_forged_token_opens_nothing(visit: Visit, provider: IdentityProvider) -> None:
    provider.forges = True
    client = visit()

    assert come_back(client).status_code == 403
    assert not opened(client)


def test_an_answer_that_nobody_asked_for_opens_nothing(visit: Visit) -> None:
    back = urlsplit(go_there(visit()))
    other = visit()

    assert other.get(f"{back.path}?{back.query}").status_code == 403
    assert other.get("/sign-in/callback").status_code == 403
    assert other.get("/sign-in/callback?error=access_denied&state=x").status_code == 403
    assert not opened(other)


def test_a_provider_that_refuses_or_is_gone_is_told(visit: Visit, provider: IdentityProvider) -> None:
    provider.fails = True
    answer = come_back(visit())

    assert answer.status_code == 403
    assert "Try again" in answer.text
    assert answer.text.count('<div class="or">') == 1  # between the two ways in, not below the error


class TestTrusted:
    """A provider that never says whether it has checked an address."""

    @pytest.fixture
    def settings(self, settings: dict[str, str]) -> dict[str, str]:
        return settings | {"OIDC_TRUST_EMAILS": "true"}

    def test_a_provider_of_ones_own_may_be_believed(self, visit: Visit, provider: IdentityProvider) -> None:
        client = visit()
        provider.person = {"email": "ada@studio.example"}

        assert come_back(client).status_code == 303
        assert opened(client)
        assert "_streamlit_session" not in client.cookies


class TestGone:
    """The provider does not answer."""

    @pytest.fixture
    def settings(self, settings: dict[str, str]) -> dict[str, str]:
        return settings | {"OIDC_METADATA_URL": "http://127.0.0.1:9/.well-known/openid-configuration"}

    def test_a_provider_that_is_gone_is_told_and_keys_work(self, visit: Visit) -> None:
        client = visit()
        answer = client.get("/sign-in/provider")

        assert answer.status_code == 403
        assert "cannot be reached" in answer.text
        assert client.post("/sign-in", data={"key": KEY}).status_code == 303
        assert opened(client)
