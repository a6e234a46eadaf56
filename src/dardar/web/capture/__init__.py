"""Pages of capture: take pictures, paste, look through what was read."""
