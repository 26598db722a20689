-- from
-- to
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR asciiword, word WITH stems, simple;
