-- common
CREATE TABLE t (a int);
CREATE TABLE log (a int);
-- from
-- to
CREATE RULE r AS ON INSERT TO t WHERE NEW.a > 0 DO ALSO INSERT INTO log VALUES (NEW.a);
COMMENT ON RULE r ON t IS 'writes down';
