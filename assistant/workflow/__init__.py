"""The use cases, one function each; shells call them and show what comes back."""
