-- >>> finds: as Prisma writes it [schema differs: identity]
CREATE TABLE "Post" ("id" SERIAL NOT NULL, number bigserial, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));
-- >>> spares: identity
CREATE TABLE "Post" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
