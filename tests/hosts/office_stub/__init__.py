"""Excel as the Office add-in sees it: a server of our own, a workbook in a stub of Office.js, a browser driven by pipe."""
