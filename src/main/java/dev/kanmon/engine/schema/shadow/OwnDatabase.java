package dev.kanmon.engine.schema.shadow;

/** A database on a shadow server that carries our marker. */
record OwnDatabase(String name, Marker marker) {}
