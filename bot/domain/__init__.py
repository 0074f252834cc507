"""Pure values and rules: standard library only, no Slack, no SQL, no model, no clock."""
