package dev.kanmon.engine.develop;

import dev.kanmon.engine.prismaschema.difference.Rename;
import java.util.List;

/** What only a person can say. */
public sealed interface Question {

    /** Whether all that is in the database may go. */
    record Reset(String database, List<ResetReason> reasons) implements Question {

        public Reset {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Whether data may be lost.
     *
     * @param warnings what would be lost, in Prisma's words
     */
    record LoseData(List<String> warnings) implements Question {

        public LoseData {
            warnings = List.copyOf(warnings);
        }
    }

    /** Whether what looks like a drop and an add keeps its content under another name. */
    record Renamed(Rename rename) implements Question {}
}
