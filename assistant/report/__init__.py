"""What a paper says, in German: numbers, words, rules, and the values of a template."""
