-- from
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = english);
-- to
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = german);
