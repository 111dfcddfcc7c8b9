"""What was meant, in the light of what was just asked."""
