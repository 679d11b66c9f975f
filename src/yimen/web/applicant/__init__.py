"""The applicant's own pages: apply step by step, follow one's cases, hand in corrections, get the certificate."""
