"""Parse, call, print. The only layer that prints and reads the environment."""
