"""Products written in the Flemish catalogue (IPDC/LPDC), brought into the city's own."""
