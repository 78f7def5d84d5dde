"""nginx with the example's own configuration, in front of whatever listens on a port."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.ports import free_port
from tests.waiting import until

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "deploy" / "nginx.conf"
NAME = "posters.example"
"""The name that the example gives the studio."""

_NOT_FOUND = "there is no nginx here: install it, or set NGINX to its path"

_AROUND = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes 1;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/poster-studio.conf;
}}
"""


def nginx_program() -> str:
    """Find nginx; "" where there is none."""
    places = (os.environ.get("NGINX", ""), "nginx", "/usr/sbin/nginx", str(ROOT / ".venv/nginx/usr/sbin/nginx"))
    return next((found for place in places if place and (found := shutil.which(place))), "")


NO_NGINX = "" if nginx_program() else _NOT_FOUND
"""Why there are no tests with nginx; "" when there are."""


@dataclass(frozen=True)
class Proxy:
    """A running nginx; `certificate` is the one that clients are to trust."""

    port: int
    plain_port: int
    certificate: Path
    folder: Path

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}"

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificate))

    def client(self, **headers: str) -> httpx.Client:
        """Call the studio by its public name, which no name server knows."""
        return httpx.Client(
            base_url=f"https://127.0.0.1:{self.port}",
            headers={"Host": f"{NAME}:{self.port}"} | headers,
            transport=_ByName(verify=self.tls()),
            timeout=30,
        )

    def trouble(self) -> str:
        """Give what nginx complained about."""
        return (self.folder / "error.log").read_text()


class _ByName(httpx.HTTPTransport):
    """Asks for the certificate of the public name at the address of this machine."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions = dict(request.extensions) | {"sni_hostname": NAME}
        return super().handle_request(request)


def write_configuration(folder: Path, *, upstream: int, port: int = 443, plain_port: int = 80) -> Path:
    """Write what nginx is started with: the example, on other ports and with files of this folder."""
    _make_certificate(folder)
    (folder / "cache").mkdir()
    text = EXAMPLE.read_text()
    for pattern, replacement in (
        (r"^ *listen \[::\].*\n", ""),  # not every machine has IPv6
        (r"listen 443 ", f"listen 127.0.0.1:{port} "),
        (r"listen 80\b", f"listen 127.0.0.1:{plain_port}"),
        (r"server 127\.0\.0\.1:5002;", f"server 127.0.0.1:{upstream};"),
        (r"/etc/letsencrypt/live/posters\.example/", f"{folder}/"),
        (r"/var/cache/nginx/poster-studio", f"{folder}/cache"),
    ):
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        assert count, f"the example has no {pattern}"
    (folder / "poster-studio.conf").write_text(text)
    user = "user root;" if os.getuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_AROUND.format(folder=folder, user=user))
    return main


@contextmanager
def proxying(folder: Path, upstream: int) -> Iterator[Proxy]:
    """Run nginx for as long as the block lasts."""
    port, plain_port = free_port(), free_port()
    main = write_configuration(folder, upstream=upstream, port=port, plain_port=plain_port)
    process = subprocess.Popen([nginx_program(), "-p", str(folder), "-c", str(main)], stderr=subprocess.DEVNULL)
    proxy = Proxy(port, plain_port, folder / "fullchain.pem", folder)
    try:
        until(lambda: _listens(plain_port) or process.poll() is not None)
        assert process.poll() is None, f"nginx did not start: {proxy.trouble()}"
        yield proxy
    finally:
        process.terminate()
        process.wait(30)


def _listens(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/")
    except httpx.ConnectError:
        return False
    except httpx.RemoteProtocolError:  # it hangs up on callers under no name
        return True
    return True


def _make_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
