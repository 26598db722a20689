-- >>> before
CREATE TABLE account (id bigint PRIMARY KEY, owner text);
ALTER TABLE account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- >>> finds: switched off
ALTER TABLE account DISABLE ROW LEVEL SECURITY;
-- >>> finds: switched off for the owner
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
-- >>> spares: switched on
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
-- >>> spares: a table of this migration
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
