"""Everything that the person sees. Says nothing that the engine did not say first."""
