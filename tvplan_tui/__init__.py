"""Tvplan: the console with which a city's staff watch its socio-economic plan."""

__version__ = "0.1.0"
