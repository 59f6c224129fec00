"""What is said to whoever asks for a plan while another is being made."""

from __future__ import annotations

from matching.errors import BrobyggerError


class PlannerBusy(BrobyggerError):
    """Another plan is being made, and this one would have to wait too long."""
