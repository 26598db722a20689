-- >>> before: an enum
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
-- >>> finds: a value renamed
ALTER TYPE "Role" RENAME VALUE 'USER' TO 'MEMBER';
-- >>> spares: a value added
ALTER TYPE "Role" ADD VALUE 'MEMBER';
-- >>> spares: of a new enum
CREATE TYPE mood AS ENUM ('good');
ALTER TYPE mood RENAME VALUE 'good' TO 'fine';
