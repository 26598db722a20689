-- not-compared: operator class
-- from
-- to
CREATE OPERATOR FAMILY ints USING btree;
CREATE OPERATOR CLASS reverse_int FOR TYPE int USING btree FAMILY ints AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
