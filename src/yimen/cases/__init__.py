"""Applications (办件) and every act done to them."""
