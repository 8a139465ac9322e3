"""Los Angeles County GROW and General Relief (sources 000 and 003)."""
