"""Ask a human (网上咨询): live chat with the responsible department, questions with a promised term, answers made public."""
