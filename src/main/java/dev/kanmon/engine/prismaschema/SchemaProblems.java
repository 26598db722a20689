package dev.kanmon.engine.prismaschema;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that was found in a schema, in the order of the files and the places in them.
 *
 * @param all errors and warnings
 */
public record SchemaProblems(List<SchemaProblem> all) {

    public SchemaProblems {
        all = List.copyOf(all);
    }

    public List<SchemaProblem> errors() {
        return all.stream().filter(SchemaProblem::isError).toList();
    }

    public List<SchemaProblem> warnings() {
        return all.stream().filter(problem -> !problem.isError()).toList();
    }

    /** @throws ProblemException K5001 with each error and its place, where there is one */
    public void requireNoErrors() {
        Collection<SchemaProblem> errors = errors();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.INVALID_SCHEMA,
                    errors.stream().map(SchemaProblem::toString).collect(Collectors.joining("\n")),
                    "Mend the schema file; nothing was changed.");
        }
    }
}
