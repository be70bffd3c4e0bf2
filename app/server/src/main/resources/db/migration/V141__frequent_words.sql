-- How often the most frequent word is, asked with every search: without reading all words.
create index search_word_entries on search_word (entries);
