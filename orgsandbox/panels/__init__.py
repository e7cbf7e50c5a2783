"""What stands around the board; each panel looks only at what a Change names."""
