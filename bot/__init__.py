"""policy-bot: may we train on this? Answered from the documents, with quotations."""
