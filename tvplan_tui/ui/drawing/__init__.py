"""Figures as pictures made of characters: charts, bars, big digits."""
