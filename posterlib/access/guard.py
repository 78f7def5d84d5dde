"""Decides who may come in: the same rules for pages, API and the websocket."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from posterlib.access.caller import HERE, Caller, Visit
from posterlib.access.exposure import is_loopback, needs_sign_in
from posterlib.access.hosts import HostList, machine_names
from posterlib.access.keys import Keyring
from posterlib.access.sessions import Sessions, secret_in
from posterlib.errors import ForeignOriginError, NotSignedInError, StorageError, StrangerError, UnknownHostError
from posterlib.settings import Settings

__all__ = ["Guard", "not_signed_in", "open_guard"]

_FOLDER = ".access"

_OWN_SITE = ("", "same-origin", "none")
"""What `Sec-Fetch-Site` says of a request that no other site's page made; programs send none."""

_NO_KEY = "This studio is for those who were let in. Send one of its API_KEYS as Authorization: Bearer …, or sign in."
_WRONG_KEY = "This is none of the studio's keys. Check what you send as Authorization: Bearer …."


class Guard:
    """Lets requests in by what they say before their body.

    `restricted` tells that callers must say who they are; else only this machine is let in. `people` are mail
    addresses that an identity provider may vouch for, `*@` and a domain for everybody there, `*` for everybody.
    """

    def __init__(
        self,
        *,
        hosts: HostList,
        keys: Keyring,
        sessions: Sessions,
        restricted: bool,
        people: tuple[str, ...] = (),
        cross_origins: tuple[str, ...] = (),
    ) -> None:
        self.hosts = hosts
        self.keys = keys
        self.sessions = sessions
        self.restricted = restricted
        self._people = people
        self._cross_origins = cross_origins

    def admit(self, visit: Visit) -> Caller:
        """Give who calls.

        Raises:
            AccessError: one of its kinds; nobody who is not let in learns anything else.
        """
        self.check_way(visit)
        caller = self.caller(visit)
        if caller is None:
            raise not_signed_in(visit)
        return caller

    def check_way(self, visit: Visit) -> None:
        """Check the way a request came: under the studio's name, not through another site's page.

        Raises:
            UnknownHostError, StrangerError, ForeignOriginError: as their names say.
        """
        if not self.hosts.allows(visit.host):
            raise UnknownHostError
        if not self.restricted and not _from_here(visit):
            raise StrangerError
        if (visit.changes or visit.websocket) and not self._own_page(visit):
            raise ForeignOriginError

    def caller(self, visit: Visit) -> Caller | None:
        """Tell who calls; `None` for nobody who is known. A key goes before a session, and a wrong one is nobody."""
        if not self.restricted:
            return HERE
        if visit.authorization:
            scheme, _, presented = visit.authorization.partition(" ")
            key_id = self.keys.find(presented.strip()) if scheme.lower() == "bearer" else None
            return _key_caller(key_id) if key_id else None
        return self.visitor(visit.session)

    def visitor(self, session: str) -> Caller | None:
        """Tell who signed in, for a session that still holds; `None` without one."""
        if not self.restricted:
            return HERE
        said = self.sessions.read(session) if session else {}
        if "key" in said and self.keys.has(said["key"]):
            return _key_caller(said["key"])
        if "email" in said and self.welcomes(said["email"]):
            return Caller(f"person {_short(said['email'])}")
        return None

    def welcomes(self, email: str) -> bool:
        """Tell whether somebody with this mail address may sign in."""
        name, _, domain = email.lower().partition("@")
        if not (email.isascii() and name and domain) or "@" in domain:
            return False
        return any(person in ("*", f"{name}@{domain}", f"*@{domain}") for person in self._people)

    def _own_page(self, visit: Visit) -> bool:
        if not visit.origin:
            # A browser always names the origin of a websocket; programs have the API.
            return not visit.websocket and visit.fetch_site in _OWN_SITE
        if _same_origin(visit):
            return True
        listed = visit.origin in self._cross_origins or "*" in self._cross_origins
        # Where there are keys such a page brings one: a session, which the browser adds by itself, is not the page's.
        return visit.by_script and listed and bool(visit.authorization or not self.restricted)


def not_signed_in(visit: Visit) -> NotSignedInError:
    """Say what a caller who is not known has to do."""
    return NotSignedInError(_WRONG_KEY if visit.authorization else _NO_KEY)


def open_guard(settings: Settings) -> Guard:
    """Make the guard that the settings ask for.

    Raises:
        StorageError: the secret of sessions can be neither read nor made.
    """
    restricted = needs_sign_in(settings)
    try:
        secret = secret_in(settings.history_dir / _FOLDER) if restricted else ""
    except OSError as error:
        raise StorageError(
            f"The secret of sessions cannot be kept in {settings.history_dir / _FOLDER}: {error.strerror}. Make the "
            "folder writable."
        ) from error
    return Guard(
        # Without keys even a name that the network gives this machine may be somebody else's tomorrow.
        hosts=HostList((*settings.allowed_hosts, *((settings.host, *machine_names()) if restricted else ()))),
        keys=Keyring(key.get_secret_value() for key in settings.api_keys),
        sessions=Sessions(secret, settings.history_dir / _FOLDER / "ended"),
        restricted=restricted,
        people=settings.oidc_allowed_emails if settings.has_oidc else (),
        cross_origins=settings.cors_origins,
    )


def _from_here(visit: Visit) -> bool:
    """Tell whether it came from this machine, and through nobody else's hands: what a proxy says must be of it, too."""
    through = [address.strip() for said in visit.proxied for address in said.split(",") if address.strip()]
    return all(is_loopback(address) for address in (visit.peer, *through))


def _same_origin(visit: Visit) -> bool:
    """Tell whether the page has the address that was called. A proxy may speak TLS for the studio: either scheme is."""
    try:
        origin = urlsplit(visit.origin)
    except ValueError:
        return False
    return origin.scheme in ("http", "https") and origin.netloc.lower() == visit.host.lower()


def _key_caller(key_id: str) -> Caller:
    return Caller(f"key {key_id}")


def _short(email: str) -> str:
    return hashlib.sha256(email.lower().encode()).hexdigest()[:8]
