"""What an agent does with what a caller asks: send the answer, pass it on, call back, an appointment, put through."""
