"""What waits for a broker today, each with its action beside it."""
