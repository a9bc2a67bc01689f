"""What windows are made of: colours, strokes, and widgets that know nothing of what they show."""
