"""What happens when somebody was away: it is noticed, booked, and asked about."""
