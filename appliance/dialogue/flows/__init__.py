"""What the box does about it: flows that lie on one another; machine.py above is the door to them."""
