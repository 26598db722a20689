package dev.kanmon.engine.prismaschema.syntax;

/** What may be called how: the grammar reads more than may be a name. */
final class NameRules {

    private final ProblemCollector problems;

    NameRules(ProblemCollector problems) {
        this.problems = problems;
    }

    /**
     * After psl/parser-database/src/names.rs.
     *
     * @param what that is called so, as a sentence begins with it
     */
    void check(String what, Name name) {
        char first = name.text().charAt(0);
        if (first == '-' || Character.isDigit(first)) {
            problems.error("Found `%s`; the name of %s begins with a letter.".formatted(name, what), name.place());
        } else if (name.text().indexOf('-') >= 0) {
            problems.error("Found `%s`; the name of %s has no `-` in it.".formatted(name, what), name.place());
        }
    }
}
