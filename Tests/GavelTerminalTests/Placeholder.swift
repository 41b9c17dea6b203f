// placeholder, replaced with the target's first tests
