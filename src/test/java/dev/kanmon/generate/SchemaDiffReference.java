package dev.kanmon.generate;

import dev.kanmon.engine.schema.diff.NotCompared;
import java.util.List;
import java.util.stream.Stream;

/** The page on what scripts between two schemas do, and do not. */
final class SchemaDiffReference {

    private static final String HEADER = """
            # What a script between two schemas covers

            `kanmon diff --script`, the suggestions of a MigrationResolution and the scripts against drift are written by
            pgCodeKeeper 13.1, completed by Kanmon where that is blind: replica identity, publications, default privileges,
            INVALID indexes, constraints that are NOT VALID again, serial and identity, a column's storage and collation going
            back to what is usual. `SchemaDiffRoundTripDbTest` proves each kind of change in both directions on a real server.

            Good to know:

            - A statement that may lose data has a comment above it that says what. Nothing brings data back.
            - Things are told apart by name: what was renamed is dropped and made anew.
            - Indexes are made without CONCURRENTLY, so that a script can run in one transaction. One cannot where it uses a
              value that it adds to an enum.
            - A serial column that becomes an identity column, or the other way round, goes on where its sequence stood.
            - `_prisma_migrations`, Kanmon's own tables (`_kanmon_…`) and what extensions own are left out.
            - An INVALID index is rebuilt with REINDEX, under locks as CREATE INDEX takes them.

            ## What is not compared

            Where it says "reported", a difference is seen all the same, and listed with the script.

            """;

    private SchemaDiffReference() {}

    static String page() {
        List<List<String>> cells = Stream.of(NotCompared.values())
                .map(entry -> List.of(entry.what(), entry.kinds().isEmpty() ? "" : "reported", entry.why()))
                .toList();
        return HEADER + Markdown.table(List.of("what", "differences", "why"), cells);
    }
}
