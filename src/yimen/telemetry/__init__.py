"""What the platform tells its operators: figures for Prometheus. Knows no Django and none of the other rooms."""
