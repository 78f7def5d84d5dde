"""The API alone, for a WSGI server: `granian --interface wsgi posterlib.wsgi:app`."""

from posterlib.api import create_app
from posterlib.bootstrap import services
from posterlib.serving import end_with_parent
from posterlib.stopping import close_with_worker

close_with_worker()
end_with_parent()
app = create_app(services())
