"""Pages for third parties with a major interest in a case: by the code on their notice, or by their account."""
