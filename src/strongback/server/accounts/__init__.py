"""Who may use the service and who looks after whom: people, invitations, consent, tokens, and the trail of it."""
