package dev.kanmon.engine.develop;

import dev.kanmon.engine.prismaschema.difference.Rename;
import java.util.List;

/** What only a person can say yes to. */
public sealed interface Question {

    /** What was found and has to be known for an answer; some lines without an end. */
    String found();

    /**
     * Whether all that is in the database may go.
     *
     * @param database its name
     */
    record Reset(String database, List<ResetReason> reasons) implements Question {

        public Reset {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String found() {
            String why = reasons.isEmpty() ? "" : ResetReason.list(reasons) + "\n\n";
            return why + "We need to reset the database \"" + database + "\".";
        }

        /** What helps instead, a sentence each. */
        public List<String> otherWays() {
            return reasons.stream().map(ResetReason::otherWay).distinct().toList();
        }
    }

    /**
     * Whether data may be lost.
     *
     * @param warnings what would be lost, in Prisma's words
     * @param unasked what of it looks like a rename, and nobody was there to say
     */
    record LoseData(List<String> warnings, List<RenameWord> unasked) implements Question {

        public LoseData {
            warnings = List.copyOf(warnings);
            unasked = List.copyOf(unasked);
        }

        @Override
        public String found() {
            return "There might be data loss when applying the changes:\n\n" + LossCheck.bullets(warnings);
        }
    }

    /** Whether what looks like a drop and an add keeps its content under another name. */
    record Renamed(Rename rename) implements Question {

        @Override
        public String found() {
            RenameWord word = RenameWord.of(rename);
            String what = rename instanceof Rename.OfTable ? "table" : "column";
            return "The " + what + " `" + String.join(".", word.path()) + "` goes, and a " + what + " `" + word.to()
                    + "` like it comes.";
        }
    }
}
