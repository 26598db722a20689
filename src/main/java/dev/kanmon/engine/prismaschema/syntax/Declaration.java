package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;
import java.util.Optional;

/** One block of a schema file. */
public sealed interface Declaration {

    Name name();

    /** From its keyword to its closing brace. */
    Place place();

    /** {@code datasource db { … }} or {@code generator client { … }}. */
    record Configuration(Kind kind, Name name, List<Setting> settings, Place place) implements Declaration {

        /** Which of the two. */
        public enum Kind {
            DATASOURCE,
            GENERATOR
        }

        public Configuration {
            settings = List.copyOf(settings);
        }
    }

    /** {@code provider = "postgresql"}; without a value where it is missing. */
    record Setting(Name name, Optional<Expression> value, Place place) {}

    /**
     * {@code model}, {@code view} or {@code type}.
     *
     * @param documentation the text of the {@code ///} lines before it, without the slashes; empty where there are none
     */
    record Model(
            Kind kind,
            Name name,
            List<Field> fields,
            List<Attribute> attributes,
            Optional<String> documentation,
            Place place)
            implements Declaration {

        /** Which of the three. */
        public enum Kind {
            MODEL,
            VIEW,
            /** A composite type, which PostgreSQL's connector does not have. */
            TYPE
        }

        public Model {
            fields = List.copyOf(fields);
            attributes = List.copyOf(attributes);
        }
    }

    /** A line of a model. */
    record Field(
            Name name,
            Type type,
            Arity arity,
            List<Attribute> attributes,
            Optional<String> documentation,
            Place place) {

        public Field {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code Int}, {@code User}, {@code Unsupported("circle")}. */
    sealed interface Type {

        Place place();

        record Named(String name, Place place) implements Type {}

        /** @param sql the type as the database calls it */
        record Unsupported(String sql, Place place) implements Type {}
    }

    /** How many values a field has. */
    enum Arity {
        REQUIRED,
        OPTIONAL,
        LIST
    }

    /** {@code enum}. */
    record Enumeration(
            Name name, List<Value> values, List<Attribute> attributes, Optional<String> documentation, Place place)
            implements Declaration {

        public Enumeration {
            values = List.copyOf(values);
            attributes = List.copyOf(attributes);
        }
    }

    /** A line of an enum. */
    record Value(Name name, List<Attribute> attributes, Optional<String> documentation, Place place) {

        public Value {
            attributes = List.copyOf(attributes);
        }
    }
}
