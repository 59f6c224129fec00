"""Whether a need is ready to be published."""
