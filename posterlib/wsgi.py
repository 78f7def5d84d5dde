"""The API alone, for a WSGI server: `granian --interface wsgi posterlib.wsgi:app`."""

from posterlib.api import create_app
from posterlib.bootstrap import services
from posterlib.stopping import close_with_worker

close_with_worker()
app = create_app(services())
