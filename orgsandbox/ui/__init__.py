"""The window: menus, actions, dialogs, and the one block that wires everything."""
