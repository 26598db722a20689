package dev.kanmon.engine.parse;

import java.util.List;

/** What came of looking into the body of a function, a procedure or a {@code DO} block. */
public sealed interface PlpgsqlResult {

    /**
     * @param tree libpg_query's own, its nodes named after PostgreSQL's {@code plpgsql.h}
     * @param sql all SQL that the body can run, in no particular order
     */
    record Analysed(Node tree, List<EmbeddedSql> sql) implements PlpgsqlResult {}

    /** The body is written in another language, or the text has no body at all. */
    record NotPlpgsql() implements PlpgsqlResult {}

    /**
     * The parser could not get through it, whether valid or not.
     *
     * @param reason for a person
     */
    record Unparsed(String reason) implements PlpgsqlResult {}
}
