package dev.kanmon.engine.target;

import org.postgresql.PGProperty;

/** A setting of pgjdbc that a URL asks for. */
public record DriverParameter(PGProperty property, String value) {}
