"""What lasts from one start of the program to the next."""
