package dev.kanmon.engine.develop;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Rename;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what of a difference was meant as a rename: what was said beforehand, and what a person says when asked. */
final class RenameSearch {

    private final SqlSchema from;
    private final SqlSchema to;
    private final Person person;
    private final Set<Rename> refused = new LinkedHashSet<>();

    RenameSearch(SqlSchema from, SqlSchema to, Person person) {
        this.from = from;
        this.to = to;
        this.person = person;
    }

    /**
     * What came of it.
     *
     * @param unasked what looks like a rename and stays a drop and an add, because nobody was there to say
     */
    record Found(Difference difference, List<Rename> renames, List<Rename> unasked) {}

    /** @throws dev.kanmon.engine.ProblemException K5024 where what was said is not there */
    Found find(List<RenameWord> said) {
        List<Rename> renames = new ArrayList<>();
        said.forEach(word -> renames.add(word.between(from, to)));
        Difference difference = Difference.between(from, to, renames);
        if (!person.isThere()) {
            return new Found(difference, renames, difference.renameCandidates());
        }
        // One yes takes other candidates away, so they are found anew.
        for (Optional<Rename> next = next(difference); next.isPresent(); next = next(difference)) {
            if (person.agrees(new Question.Renamed(next.get()))) {
                renames.add(next.get());
                difference = Difference.between(from, to, renames);
            } else {
                refused.add(next.get());
            }
        }
        return new Found(difference, renames, List.of());
    }

    private Optional<Rename> next(Difference difference) {
        return difference.renameCandidates().stream()
                .filter(candidate -> !refused.contains(candidate))
                .findFirst();
    }
}
