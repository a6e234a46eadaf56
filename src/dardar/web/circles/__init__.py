"""Pages of circles, for members with an account and for those who have but a link."""
