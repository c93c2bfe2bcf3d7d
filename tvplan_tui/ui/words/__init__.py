"""What is said of indicators, as literal pieces of text with their tones."""
