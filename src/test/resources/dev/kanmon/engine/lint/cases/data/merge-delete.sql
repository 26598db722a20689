-- >>> before: two tables
CREATE TABLE stock (id int PRIMARY KEY, n int);
CREATE TABLE delivery (id int PRIMARY KEY, n int);
-- >>> finds: what the source does not have
MERGE INTO stock s USING delivery d ON s.id = d.id WHEN NOT MATCHED BY SOURCE THEN DELETE;
-- >>> finds: all
MERGE INTO stock s USING delivery d ON true WHEN MATCHED THEN DELETE;
-- >>> spares: what matches
MERGE INTO stock s USING delivery d ON s.id = d.id WHEN MATCHED AND d.n = 0 THEN DELETE WHEN MATCHED THEN UPDATE SET n = d.n;
