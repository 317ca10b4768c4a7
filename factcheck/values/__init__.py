"""What words mean: amounts, units, days and names; pure functions on text."""
