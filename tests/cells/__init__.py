"""Cell functions: what a spreadsheet hands over, and what it gets back."""
