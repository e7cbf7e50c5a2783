"""orgsandbox: a desktop sandbox for growing, splitting and redrawing an organisation."""

__version__ = "0.1.0"
