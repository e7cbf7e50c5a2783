"""What a planner does with the pointer: each gesture is an object with an end."""
