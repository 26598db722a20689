package dev.kanmon.engine.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a script into what is committed together. */
public final class Segments {

    private final boolean noTransaction;
    private final List<Segment> segments = new ArrayList<>();
    private List<Statement> open = new ArrayList<>();
    /** The script's own BEGIN that is not yet ended, or null outside of such a block. */
    private String begin;

    private Segments(boolean noTransaction) {
        this.noTransaction = noTransaction;
    }

    /**
     * @param script one without problems; of another the segments mean nothing
     * @return in the script's order, none of them empty; one {@link Segment.Transactional} in the normal case
     */
    public static List<Segment> of(Script script) {
        Segments segments = new Segments(script.noTransaction());
        script.statements().forEach(segments::add);
        segments.close(false);
        return List.copyOf(segments.segments);
    }

    private void add(Statement statement) {
        switch (statement.kind()) {
            case BEGIN -> begin(statement);
            case COMMIT -> close(false);
            case ROLLBACK -> close(true);
            case REFUSES_TRANSACTION, MAY_REFUSE_TRANSACTION -> addAloneUnlessInBlock(statement, true);
            case ORDINARY, CHAIN, PREPARE_TRANSACTION, COPY_FROM_STDIN ->
                addAloneUnlessInBlock(statement, noTransaction);
        }
    }

    private void begin(Statement statement) {
        if (begin == null) {
            close(false);
            begin = statement.text();
        }
    }

    private void addAloneUnlessInBlock(Statement statement, boolean alone) {
        if (alone && begin == null) {
            close(false);
            segments.add(new Segment.Alone(statement, Recoveries.of(statement.text())));
        } else {
            open.add(statement);
        }
    }

    private void close(boolean rolledBack) {
        if (!open.isEmpty()) {
            String beginning = begin == null ? Segment.Transactional.BEGIN : begin;
            segments.add(new Segment.Transactional(List.copyOf(open), beginning, rolledBack));
            open = new ArrayList<>();
        }
        begin = null;
    }
}
