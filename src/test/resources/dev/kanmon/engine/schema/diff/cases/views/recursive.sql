-- common
CREATE TABLE node (id int, parent int);
-- from
-- to
CREATE RECURSIVE VIEW path (id, depth) AS
  SELECT id, 0 FROM node WHERE parent IS NULL
  UNION ALL SELECT n.id, p.depth + 1 FROM node n JOIN path p ON n.parent = p.id;
