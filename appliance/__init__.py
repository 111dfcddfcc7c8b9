"""The Frontdesk appliance: an AI receptionist that runs on the clinic's own box."""
