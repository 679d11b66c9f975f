"""Pages of the hall: taking a number at the kiosk or by phone, the ticket, the display above the windows."""
