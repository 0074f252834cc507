"""Every boundary of policy-bot, as Protocols: a module for each side that it faces."""
