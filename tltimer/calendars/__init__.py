"""Read calendars from files, folders, addresses and CalDAV servers, and write protected time to one of them."""
