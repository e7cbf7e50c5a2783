"""What a planner can do: one small frozen dataclass a verb."""
