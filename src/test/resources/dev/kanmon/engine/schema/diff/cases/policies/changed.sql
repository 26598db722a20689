-- common
CREATE TABLE t (a int, owner text);
-- from
CREATE POLICY own ON t FOR ALL USING (true);
-- to
CREATE POLICY own ON t FOR ALL TO diff_reader USING (a > 0) WITH CHECK (a > 0);
