package dev.kanmon.engine.schema.diff.pgcodekeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a serial column become an identity column, and the other way round. Both have a sequence, often of one name, and
 * pgCodeKeeper makes the new one while the old one is still there. The old one is set aside, and the new one goes on
 * where it stood.
 */
final class SerialAndIdentity {

    private static final Pattern ADD_IDENTITY =
            Pattern.compile("ADD GENERATED .+ AS IDENTITY \\(\\s*SEQUENCE NAME (\\S+)", Pattern.DOTALL);
    private static final Pattern CREATE_SEQUENCE = Pattern.compile("^CREATE (?:UNLOGGED )?SEQUENCE (\\S+)");
    private static final Pattern DROP_IDENTITY =
            Pattern.compile("^ALTER TABLE (?:ONLY )?(\\S+)\\s+ALTER COLUMN (\\S+) DROP IDENTITY$");
    private static final Pattern SET_DEFAULT = Pattern.compile(
            "^ALTER TABLE (?:ONLY )?(\\S+)\\s+ALTER COLUMN (\\S+) SET DEFAULT nextval\\('(.+)'::regclass\\)$");
    private static final String ASIDE = "_before";

    private SerialAndIdentity() {}

    /** @param statements in order, without semicolons */
    static List<String> keepingTheNumber(List<String> statements) {
        return toSerial(toIdentity(statements));
    }

    private static List<String> toIdentity(List<String> statements) {
        List<String> result = new ArrayList<>();
        for (String sql : statements) {
            Optional<String> replaced = first(ADD_IDENTITY, sql).filter(name -> statements.contains(drop(name)));
            Optional<String> dropped = statements.stream()
                    .flatMap(other -> first(ADD_IDENTITY, other).stream())
                    .filter(name -> sql.equals(drop(name)))
                    .findFirst();
            if (dropped.isPresent()) {
                result.addAll(goOn(dropped.get()));
                result.add(drop(aside(dropped.get())));
            } else {
                replaced.ifPresent(name -> result.add(setAside(name)));
                result.add(sql);
            }
        }
        return result;
    }

    /** The identity is dropped with its sequence, as soon as there is another with its number. */
    private static List<String> toSerial(List<String> statements) {
        List<String> result = new ArrayList<>();
        for (String sql : statements) {
            Optional<String> created = first(CREATE_SEQUENCE, sql).filter(name -> becomesSerial(statements, name));
            Matcher setDefault = SET_DEFAULT.matcher(sql);
            created.ifPresent(name -> result.add(setAside(name)));
            if (setDefault.matches() && becomesSerial(statements, setDefault.group(3))) {
                result.add(dropIdentity(statements, setDefault.group(1), setDefault.group(2))
                        .orElseThrow());
            }
            boolean moved = DROP_IDENTITY.matcher(sql).matches() && result.contains(sql);
            if (!moved) {
                result.add(sql);
            }
            created.ifPresent(name -> result.addAll(goOn(name)));
        }
        return result;
    }

    private static boolean becomesSerial(List<String> statements, String sequence) {
        return statements.stream()
                .map(SET_DEFAULT::matcher)
                .filter(Matcher::matches)
                .filter(found -> found.group(3).equals(sequence))
                .anyMatch(found ->
                        dropIdentity(statements, found.group(1), found.group(2)).isPresent());
    }

    private static Optional<String> dropIdentity(List<String> statements, String table, String column) {
        return statements.stream()
                .filter(sql -> {
                    Matcher drop = DROP_IDENTITY.matcher(sql);
                    return drop.matches()
                            && drop.group(1).equals(table)
                            && drop.group(2).equals(column);
                })
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String sql) {
        Matcher found = pattern.matcher(sql);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String drop(String sequence) {
        return "DROP SEQUENCE " + sequence;
    }

    private static String setAside(String sequence) {
        return "ALTER SEQUENCE " + sequence + " RENAME TO " + bare(aside(sequence));
    }

    private static List<String> goOn(String sequence) {
        return List.of("SELECT pg_catalog.setval('" + sequence.replace("'", "''") + "', last_value, is_called) FROM "
                + aside(sequence));
    }

    private static String aside(String sequence) {
        return sequence.endsWith("\"") ? sequence.substring(0, sequence.length() - 1) + ASIDE + "\"" : sequence + ASIDE;
    }

    /** Without its schema; a sequence of a quoted name with a dot in it is not set aside right, and the script fails. */
    private static String bare(String sequence) {
        return sequence.substring(sequence.indexOf('.') + 1);
    }
}
