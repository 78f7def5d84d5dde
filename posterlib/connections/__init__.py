"""What the studio bears of those who connect to it: how slow they may be, and how many."""

from posterlib.connections.descriptors import allow_many_files
from posterlib.connections.patient_protocol import PatientProtocol, bound_every_connection
from posterlib.connections.whole_bodies import WholeBodies, came_too_slowly

__all__ = ["PatientProtocol", "WholeBodies", "allow_many_files", "bound_every_connection", "came_too_slowly"]
