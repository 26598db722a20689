package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;

/** A value, as written. */
public sealed interface Expression {

    Place place();

    /** @param value without the quotes, escapes resolved */
    record Text(String value, Place place) implements Expression {}

    /** @param text as written, such as {@code -1} or {@code 2.50} */
    record Numeric(String text, Place place) implements Expression {}

    /** A bare word: {@code true}, an enum's value, a field, {@code Desc}; may hold dots, as a path in a composite type. */
    record Word(String text, Place place) implements Expression {}

    /** A function, or a field with arguments: {@code now()}, {@code title(sort: Desc)}. */
    record Call(Name function, List<Argument> arguments, Place place) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code [a, b]}. */
    record Array(List<Expression> elements, Place place) implements Expression {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** {@code { active: true }}, as the predicate of a partial index. */
    record Structure(List<Member> members, Place place) implements Expression {
        public Structure {
            members = List.copyOf(members);
        }
    }

    /** One of them. */
    record Member(Name name, Expression value) {}
}
