"""Parse and write iCalendar text; forgiving towards what other programs write."""
