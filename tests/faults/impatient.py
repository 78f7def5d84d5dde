"""The studio's commands, with seconds of patience for slow connections instead of half a minute."""

from __future__ import annotations

import sys

from posterlib.__main__ import main
from posterlib.connections import PatientProtocol, WholeBodies

WholeBodies.seconds = 1.0
PatientProtocol.seconds_to_ask = 2.0
PatientProtocol.seconds_to_read = 2.0

sys.exit(main(sys.argv[1:]))
