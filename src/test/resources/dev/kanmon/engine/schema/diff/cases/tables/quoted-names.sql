-- from
CREATE TABLE "User" ("firstName" text);
-- to
CREATE TABLE "User" ("firstName" text, "last Name" text, "select" int);
CREATE TABLE "Order Line" ("Id" int PRIMARY KEY, "User's" text);
