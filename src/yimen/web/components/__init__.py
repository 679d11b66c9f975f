"""What all pages are made of: layouts, components (a folder each: template and style), template tags, forms from schemas."""
