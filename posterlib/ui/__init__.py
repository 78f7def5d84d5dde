"""What only the pages need: navigation, form, components and styles."""
