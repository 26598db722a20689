-- common
CREATE TABLE t (a int, owner text);
-- from
-- to
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON t FOR SELECT TO diff_reader, diff_writer USING (owner = CURRENT_USER);
CREATE POLICY strict ON t AS RESTRICTIVE FOR UPDATE USING (a > 0) WITH CHECK (a > 1);
COMMENT ON POLICY own ON t IS 'only mine';
