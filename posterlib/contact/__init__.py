"""Messages of visitors to whoever runs the studio: checked, kept, mailed."""

from posterlib.contact.desk import ContactDesk, Outcome, Receipt
from posterlib.contact.kept import KeptMessage
from posterlib.contact.message import ContactMessage, faults_in

__all__ = ["ContactDesk", "ContactMessage", "KeptMessage", "Outcome", "Receipt", "faults_in"]
