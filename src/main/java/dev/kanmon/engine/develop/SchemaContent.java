package dev.kanmon.engine.develop;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How schemas are emptied: those that the role may drop and make again without harm are, with the rights that others have on
 * them; of the others, all that the role may drop.
 *
 * @param statements that empty them, in order, for one transaction
 * @param kept what the role may not drop, as kind and name
 * @param keptTables those of it that keep the schema from being migrated anew
 */
record SchemaContent(List<String> statements, List<String> kept, List<String> keptTables) {

    private static final String TABLE = "table";

    SchemaContent {
        statements = List.copyOf(statements);
        kept = List.copyOf(kept);
        keptTables = List.copyOf(keptTables);
    }

    /** A schema that is there. */
    private record Schema(String name, boolean droppable, List<String> grants) {

        static Schema of(ResultSet row) throws SQLException {
            String[] grants = (String[]) row.getArray(3).getArray();
            return new Schema(row.getString(1), row.getBoolean(2), List.of(grants));
        }
    }

    /** Something in a schema. */
    private record Item(String kind, String name, boolean droppable) {

        String drop() {
            return "DROP " + kind.toUpperCase(Locale.ROOT) + " IF EXISTS " + name + " CASCADE";
        }

        String description() {
            return kind + " " + name;
        }
    }

    /** @param schemas names; one that is not there is empty already */
    static SchemaContent read(Session session, List<String> schemas) {
        List<String> statements = new ArrayList<>();
        List<Item> kept = new ArrayList<>();
        String names = schemas.stream().map(Sql::literal).collect(Collectors.joining(", "));
        for (Schema schema : session.query(resource("schemas.sql").replace("${schemas}", names), Schema::of)) {
            if (schema.droppable()) {
                statements.add("DROP SCHEMA " + Sql.identifier(schema.name()) + " CASCADE");
                statements.add("CREATE SCHEMA " + Sql.identifier(schema.name()));
                statements.addAll(schema.grants());
            } else {
                List<Item> items = items(session, schema.name());
                items.stream().filter(Item::droppable).map(Item::drop).forEach(statements::add);
                items.stream().filter(item -> !item.droppable()).forEach(kept::add);
            }
        }
        return new SchemaContent(
                statements,
                kept.stream().map(Item::description).toList(),
                kept.stream()
                        .filter(item -> item.kind().equals(TABLE))
                        .map(Item::name)
                        .toList());
    }

    private static List<Item> items(Session session, String schema) {
        return session.query(
                resource("content.sql").replace("${schema}", Sql.literal(schema)),
                row -> new Item(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    private static String resource(String name) {
        try (InputStream file = SchemaContent.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
