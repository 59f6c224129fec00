"""What answers have taught: weights that began as the prior's, and moved."""
