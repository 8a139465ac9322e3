"""Nebraska VR post-employment services (source 002, VR-*)."""
