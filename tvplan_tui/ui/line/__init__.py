"""The end of the line: the terminal, what stands on it, what is under way to it."""
