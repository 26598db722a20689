-- common
CREATE TABLE t (a int, owner text);
-- from
CREATE POLICY own ON t FOR SELECT USING (true);
-- to
CREATE POLICY own ON t AS RESTRICTIVE FOR INSERT WITH CHECK (true);
