package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import java.util.Optional;

/**
 * An argument of an attribute or a function.
 *
 * @param name empty where it is given by position
 */
public record Argument(Optional<Name> name, Expression value, Place place) {}
