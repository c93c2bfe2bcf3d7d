"""A meeting apart from its screens: its agenda, its place, its words."""
