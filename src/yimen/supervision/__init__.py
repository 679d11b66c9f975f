"""After the grant: the hand-over from the section that approves to the department that supervises (审管分离)."""
