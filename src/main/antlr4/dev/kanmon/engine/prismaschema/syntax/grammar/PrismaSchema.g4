/** Prisma's schema language. */
grammar PrismaSchema;

schema: EOF;

SPACE: [ \t]+ -> channel(HIDDEN);
