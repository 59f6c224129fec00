"""What everybody can look through: the open needs and offers."""
