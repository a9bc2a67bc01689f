"""Whether somebody was there: from what the desktop lets on to absences."""
