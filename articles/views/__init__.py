"""HTTP only: a Question in, a template or a redirect out."""
