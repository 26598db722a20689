-- >>> finds: as Prisma writes it [schema differs: timestamptz]
CREATE TABLE "Post" (
    "id" BIGSERIAL NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" timestamp without time zone NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
-- >>> spares: with time zone
CREATE TABLE "Post" (id bigint PRIMARY KEY, a TIMESTAMPTZ(3) NOT NULL, b timestamp with time zone, c date);
