"""What strangers and members ask for on the portal: to be put in touch with a partner."""
