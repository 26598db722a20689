-- >>> finds: a json column of a new table [schema differs: jsonb]
CREATE TABLE "Event" (id bigint PRIMARY KEY, payload json NOT NULL);
-- >>> spares: jsonb
CREATE TABLE "Event" (id bigint PRIMARY KEY, payload jsonb NOT NULL);
-- >>> spares: a cast to json
CREATE TABLE "Event" (id bigint PRIMARY KEY, payload jsonb DEFAULT '{"json": 1}'::json::jsonb);
-- >>> before
CREATE TABLE "Event" (id bigint PRIMARY KEY, raw text);
-- >>> finds: a column that is added [schema differs: jsonb]
ALTER TABLE "Event" ADD COLUMN "payload" JSON, ADD COLUMN headers json[];
-- >>> finds: a column whose type is changed [schema differs: jsonb] [not run: the cast in USING stays json, which has an assignment cast to jsonb]
ALTER TABLE "Event" ALTER COLUMN raw TYPE json USING raw::json;
-- >>> finds: behind a comment and a semicolon in a string [schema differs: jsonb]
-- what comes in
INSERT INTO "Event" VALUES (1, 'ä; json');
ALTER TABLE "Event" /* json */ ADD COLUMN b text, ADD json json;
