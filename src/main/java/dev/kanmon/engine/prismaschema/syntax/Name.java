package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;

/** A name, where it stands. */
public record Name(String text, Place place) {

    @Override
    public String toString() {
        return text;
    }
}
