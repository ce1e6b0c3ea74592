"""Language analysis: sentences, words, tags, trees, entity types, coreference."""
