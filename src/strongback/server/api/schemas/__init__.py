"""What goes in and out of the API, as types that its document and the client are made from."""
