package dev.kanmon.engine.prismaschema.sqlschema;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The default of a column. */
public sealed interface ColumnDefault {

    /** A value that is compared as a value, however a database words it. */
    sealed interface Value extends ColumnDefault {

        /** Of texts, JSON, times, UUIDs and what else stands in quotes. */
        record Text(String value) implements Value {}

        /**
         * Equal to another of the same value, so that {@code 3.10} is {@code 3.1}.
         *
         * @param text a number as the file or the database words it
         */
        record Numeric(String text) implements Value {

            @Override
            public boolean equals(Object other) {
                return other instanceof Numeric number && value().compareTo(number.value()) == 0;
            }

            @Override
            public int hashCode() {
                return value().stripTrailingZeros().hashCode();
            }

            private BigDecimal value() {
                return new BigDecimal(text);
            }
        }

        record Bool(boolean value) implements Value {}

        /** @param value as the database has it */
        record EnumValue(String value) implements Value {}

        /** @param hexadecimal the bytes, two digits each, lower case */
        record Bytes(String hexadecimal) implements Value {}

        record Many(List<Value> elements) implements Value {
            public Many {
                elements = List.copyOf(elements);
            }
        }
    }

    /** {@code CURRENT_TIMESTAMP}. */
    record Now() implements ColumnDefault {}

    /**
     * @param sequence the name of the sequence whose next value it is, as the database quotes it; empty where a schema file
     *     lets the server name it
     */
    record NextValue(String sequence) implements ColumnDefault {

        private static final Pattern LAST_PART = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^\".]*)$");

        /** Without its database schema and quotes. */
        public String bareName() {
            Matcher last = LAST_PART.matcher(sequence);
            String name = last.find() ? last.group() : sequence;
            return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        }
    }

    /** @param expression SQL, as the schema file or the database words it; empty where the file leaves it open */
    record Generated(String expression) implements ColumnDefault {}
}
