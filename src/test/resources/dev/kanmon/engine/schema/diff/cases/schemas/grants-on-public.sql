-- from
-- to
GRANT CREATE ON SCHEMA public TO diff_writer;
