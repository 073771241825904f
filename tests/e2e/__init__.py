"""The product as people meet it: the served demo city in a real browser."""
