"""Give–give: what people offer and need, what was given, and introductions both sides agree to."""
