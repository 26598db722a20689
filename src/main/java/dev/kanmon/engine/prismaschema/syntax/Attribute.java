package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;

/**
 * {@code @id}, {@code @db.VarChar(50)}, {@code @@index([a])}.
 *
 * @param name without the signs before it: {@code id}, {@code db.VarChar}, {@code index}
 */
public record Attribute(Name name, List<Argument> arguments, Place place) {

    public Attribute {
        arguments = List.copyOf(arguments);
    }
}
