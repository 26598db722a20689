package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import dev.kanmon.engine.schema.diff.SqlReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mends statements that pgCodeKeeper 13.1 writes and PostgreSQL does not take, or that undo what is wanted. */
final class Corrections {

    /** It takes the state of an enabled event trigger for none. */
    private static final Pattern EVENT_TRIGGER_STATE = Pattern.compile("^ALTER EVENT TRIGGER (.+) null$");

    /** It says so whenever a foreign key's enforcement changes, whether it is deferrable or not. */
    private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE INITIALLY IMMEDIATE(?= (NOT )?ENFORCED$)");

    private final Catalog wanted;
    private final SqlReader reader;

    Corrections(Catalog wanted, SqlReader reader) {
        this.wanted = wanted;
        this.reader = reader;
    }

    /** @param statements in order, without semicolons */
    List<String> of(List<String> statements) {
        return statements.stream().flatMap(sql -> mended(sql).stream()).toList();
    }

    private Optional<String> mended(String sql) {
        if (sql.endsWith("DROP NOT NULL") && contradictsNotNull(sql)) {
            return Optional.empty();
        }
        if (DEFERRABLE.matcher(sql).find() && !isDeferrable(sql)) {
            return Optional.of(DEFERRABLE.matcher(sql).replaceFirst(" NOT DEFERRABLE"));
        }
        return Optional.of(EVENT_TRIGGER_STATE.matcher(sql).replaceFirst("ALTER EVENT TRIGGER $1 ENABLE"));
    }

    /** It takes a NOT NULL that a parent now has too for one that the child no longer has. */
    private boolean contradictsNotNull(String sql) {
        Node alter = reader.read(sql);
        return commands(alter).allMatch(command -> definition(ObjectKind.COLUMN, alter, command.text("name"))
                .contains("NOT NULL"));
    }

    private boolean isDeferrable(String sql) {
        Node alter = reader.read(sql);
        return commands(alter)
                .map(command -> definition(ObjectKind.CONSTRAINT, alter, constraint(command)))
                .anyMatch(definition -> definition.contains(" DEFERRABLE") && !definition.contains("NOT DEFERRABLE"));
    }

    /** In which node the name lies depends on the server whose grammar it is. */
    private static String constraint(Node command) {
        return command.node("def")
                .all()
                .map(node -> node.text("conname"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<Node> commands(Node alter) {
        return alter.nodes("cmds").stream();
    }

    private String definition(ObjectKind kind, Node alter, String name) {
        Node table = alter.node("relation");
        return wanted.objects()
                .getOrDefault(new ObjectKey(kind, table.text("schemaname"), table.text("relname"), name), "");
    }
}
