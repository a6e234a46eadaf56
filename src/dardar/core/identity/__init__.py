"""Who is who: normal forms of names, phones and addresses, and the keys made of them."""
