"""Sample data: twelve invented weeks that tell the story of the app."""
