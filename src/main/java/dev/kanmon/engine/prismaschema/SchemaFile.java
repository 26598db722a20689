package dev.kanmon.engine.prismaschema;

/**
 * One file of a schema.
 *
 * @param name as messages call it: its path, relative where it was given so
 * @param text its whole text
 */
public record SchemaFile(String name, String text) {}
