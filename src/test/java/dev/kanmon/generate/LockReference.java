package dev.kanmon.generate;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.effect.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page on what each statement locks, from what LockClaimsDbTest saw on real servers. */
final class LockReference {

    private static final Path SEEN = Path.of("src/test/resources/dev/kanmon/engine/lint/effect");

    private static final String HEADER = """
            # What statements lock

            What each kind of statement was seen to lock, read and write on PostgreSQL 14 and 18, which is what lint goes by.
            This page is generated from the observations of `LockClaimsDbTest`, which fails when lint believes anything else.

            A lock is kept to the end of the transaction. "Reads" and "writes" say whether others can still read and write
            the relation meanwhile; a blocked one waits for as long as the transaction lasts, and everyone else queues behind
            a lock that is only waited for. The work is what depends on the relation's size while the lock is held: `SCAN`
            reads all of it, `INDEX_BUILD` reads it and builds an index, `REWRITE` writes all of it anew. Plain reads of other
            tables on the way are left out, and so are indexes that are locked no more strongly than their table. Of statements
            that refuse a transaction (CONCURRENTLY, VACUUM) locks and rewrites were seen while another session kept them
            waiting; that they read the whole table is said, not seen. Where the two versions differ, or only one knows the
            statement, the last column says so.

            """;

    private LockReference() {}

    /** One relation that a statement touches, with what was seen on each version. */
    private record Row(String title, String statement, String relation) {}

    static String page() throws IOException {
        Map<Row, List<String>> on14 = seen(14);
        Map<Row, List<String>> on18 = seen(18);
        Map<Row, List<String>> all = new LinkedHashMap<>(on18);
        on14.forEach(all::putIfAbsent);
        List<List<String>> cells = new ArrayList<>();
        all.forEach((row, effect) -> cells.add(cells(row, effect, on14.get(row), on18.get(row))));
        return HEADER
                + Markdown.table(
                        List.of("what", "statement", "relation", "lock", "reads", "writes", "work", "versions"), cells);
    }

    private static List<String> cells(Row row, List<String> effect, List<String> on14, List<String> on18) {
        LockMode mode = LockMode.valueOf(effect.get(0));
        Work work = Work.valueOf(effect.get(1));
        return List.of(
                Markdown.text(row.title()),
                Markdown.code(row.statement().replaceAll("\\s+", " ")),
                Markdown.code(row.relation()),
                mode.sqlName(),
                mode.blocksReads() ? "**blocked**" : "go on",
                mode.blocksWrites() ? "**blocked**" : "go on",
                work == Work.NONE ? "" : Markdown.code(work.name()),
                versions(on14, on18));
    }

    private static String versions(List<String> on14, List<String> on18) {
        if (on14 == null) {
            return "18";
        }
        if (on18 == null) {
            return "14";
        }
        return on14.equals(on18)
                ? ""
                : "on 14: " + LockMode.valueOf(on14.get(0)).sqlName() + ", " + on14.get(1);
    }

    private static Map<Row, List<String>> seen(int version) throws IOException {
        Map<Row, List<String>> seen = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SEEN.resolve("locks-" + version + ".tsv"))) {
            String[] fields = line.split("\t");
            seen.put(new Row(fields[0], fields[1], fields[2]), List.of(fields[3], fields[4]));
        }
        return seen;
    }
}
