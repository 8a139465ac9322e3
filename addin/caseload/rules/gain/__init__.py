"""Los Angeles County GAIN post-employment services (source 001)."""
