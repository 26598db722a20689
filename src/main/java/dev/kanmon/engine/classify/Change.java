package dev.kanmon.engine.classify;

import dev.kanmon.engine.classify.Reason.Kind;
import java.util.List;

/**
 * What a statement does to the schema, seen from an application that was written for it as it was.
 *
 * @param kind what it means for that application
 * @param sentence why, for a person
 */
record Change(Kind kind, String sentence) {

    /** For what an older version does not notice. */
    static final List<Change> NONE = List.of();

    static List<Change> adds(String sentence) {
        return List.of(new Change(Kind.ADDS, sentence));
    }

    static List<Change> removes(String sentence) {
        return List.of(new Change(Kind.REMOVES, sentence));
    }

    /** The old is gone and the new is there in the same moment. */
    static List<Change> replaces(String sentence) {
        return List.of(new Change(Kind.REPLACES, sentence));
    }

    static List<Change> unknown(String sentence) {
        return List.of(new Change(Kind.UNKNOWN, sentence));
    }
}
