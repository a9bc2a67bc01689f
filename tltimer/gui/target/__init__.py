"""The dialogs in which a target or an action is chosen."""
