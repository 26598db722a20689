package dev.kanmon.engine.prismaschema.pull;

/**
 * What a relation is called.
 *
 * @param relation empty where it needs no name
 * @param forward the field of the table with the foreign key, or of side A of a many-to-many relation
 * @param back the field of the other
 */
record RelationNames(String relation, String forward, String back) {}
