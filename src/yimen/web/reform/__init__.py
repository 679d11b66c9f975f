"""Pages of the reform office (审改办) and the legal office: the catalogue's rules and the life of its entries."""
