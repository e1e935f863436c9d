"""The service: accounts, coaches and athletes, the API, synchronisation and jobs, on Django."""
