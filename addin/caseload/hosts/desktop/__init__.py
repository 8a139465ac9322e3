"""Excel on Windows through xlwings' COM functions (BSD licence, no key)."""
