"""Looks at everything the studio needs, says how each is and what to do about it. Nothing is generated or paid for."""

from posterlib.doctor.examination import examine, examine_elsewhere, run
from posterlib.doctor.findings import Finding, State
from posterlib.doctor.report import report

__all__ = ["Finding", "State", "examine", "examine_elsewhere", "report", "run"]
