"""Stand-ins for the programs in which cell functions live: LibreOffice Calc, Excel's COM, the Office add-in."""
