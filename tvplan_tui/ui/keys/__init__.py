"""Actions: their keys and words, where each works, why one is refused."""
