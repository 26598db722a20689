-- from
-- to
COMMENT ON SCHEMA public IS 'ours';
