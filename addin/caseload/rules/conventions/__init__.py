"""The conventions every rule uses: counting time, numbers and blanks (TIME-*, NUM-*, DATA-01)."""
