-- >>> before
CREATE TABLE "Tag" (id int NOT NULL, name text);

-- >>> finds: a key
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_pkey" PRIMARY KEY (id);

-- >>> finds: a key over a column that may hold NULL
ALTER TABLE "Tag" ADD PRIMARY KEY (id, name);

-- >>> finds: a key over a column that may hold NULL, before version 18 [server=140000]
ALTER TABLE "Tag" ADD PRIMARY KEY (name);

-- >>> spares: an index that is there
CREATE UNIQUE INDEX CONCURRENTLY tag_id ON "Tag" (id);
ALTER TABLE "Tag" ADD CONSTRAINT tag_id PRIMARY KEY USING INDEX tag_id;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD PRIMARY KEY (id);
