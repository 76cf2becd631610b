print("peloton")
