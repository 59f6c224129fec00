"""What a free text says plainly: one idea a file, the words of each in a CSV that can be extended."""
