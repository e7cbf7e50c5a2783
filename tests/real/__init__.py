"""Tests of real organisations, whose licences keep them outside this project."""
