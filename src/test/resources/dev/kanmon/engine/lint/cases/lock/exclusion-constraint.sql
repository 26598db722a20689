-- >>> before
CREATE TABLE booking (during tsrange);

-- >>> finds: no two at once
ALTER TABLE booking ADD CONSTRAINT once EXCLUDE USING gist (during WITH &&);

-- >>> spares: a table of the same run
CREATE TABLE fresh (during tsrange);
ALTER TABLE fresh ADD EXCLUDE USING gist (during WITH &&);
