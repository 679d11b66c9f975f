"""Powers and the responsibilities that go with them (权责清单): the list in force, its past, and the rounds that change it."""
