"""Learning the weights that come with the package from sound; run by hand, never by the box."""
