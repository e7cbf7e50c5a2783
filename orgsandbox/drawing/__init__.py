"""Painting: a painter in, ink out. No scene, no widgets; screen and files call the same functions."""
