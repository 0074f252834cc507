"""One use case each; a service sees the domain and the ports."""
