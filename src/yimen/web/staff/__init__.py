"""What the pages of staff share: lists of cases, the page of one case, the forms of acts. Desk, counter and supervisor use it."""
