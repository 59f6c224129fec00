"""What stands on the paper of an event: who meets whom, where, why, and what to speak about."""
