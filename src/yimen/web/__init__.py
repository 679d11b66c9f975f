"""Pages for people, one package an audience. Only entrances: they ask the rooms below and show what these answer."""
