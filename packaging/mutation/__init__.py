"""Breaks single places of the program and sees whether a test fails: proofs that can fail.

The two known tools break everything there is, or need one command for a whole run; neither takes a
seeded sample over all rooms nor only the tests that cover a line. This one does, and no more.
"""
