"""What local git repositories say."""
