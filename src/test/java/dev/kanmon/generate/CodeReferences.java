package dev.kanmon.generate;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages on what Kanmon says in one word: conditions, reasons, phases, exit codes, problem codes. */
final class CodeReferences {

    private CodeReferences() {}

    static String conditions() {
        return """
                # Conditions, reasons and phases

                Conditions have the shape of Kubernetes' own and the meaning of kstatus: wait for `Ready` with
                `kubectl wait --for=condition=Ready`. Where `Ready` is not `True`, it carries the reason of what holds instead.
                This page is generated from the code.

                ## Conditions

                """
                + table("condition", ConditionType.class)
                + "## Reasons\n\n"
                + reasons()
                + "## Phases of a DatabaseMigration\n\n"
                + table("status.phase", Phase.class)
                + "## Phases of a MigrationResolution\n\n"
                + table("status.phase", ResolutionPhase.class)
                + "## Runs\n\nA run is the attempts to bring one target to one input; each has a Job of its own.\n\n"
                + table("status.run.phase", RunPhase.class)
                + table("status.run.task", RunTask.class);
    }

    static String exitCodes() {
        return """
                # Exit codes of the runner

                How a `kanmon` process ended. The report that it prints as its last line says the same in `outcome`, and tells
                apart what shares a status. This page is generated from the code.

                """
                + table(
                        List.of("status", "outcome", "meaning"),
                        ExitCode.class,
                        code -> List.of(Integer.toString(code.status()), Markdown.code(code.name())));
    }

    static String problemCodes() {
        return """
                # Problem codes

                What went wrong, by a code that can be looked up. `P` codes are Prisma's, with Prisma's meaning; `K` codes are
                Kanmon's, for what Prisma has no code for. This page is generated from the code.

                """
                + table(
                        List.of("code", "problem", "meaning"),
                        ProblemCode.class,
                        problem -> List.of(Markdown.code(problem.code()), Markdown.code(problem.name())));
    }

    private static String reasons() {
        return table(
                List.of("reason", "conditions", "meaning"),
                Reason.class,
                reason -> List.of(
                        Markdown.code(reason.name()),
                        reason.conditions().stream()
                                .sorted()
                                .map(type -> Markdown.code(type.name()))
                                .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> String table(String name, Class<E> type) {
        return table(List.of(name, "meaning"), type, constant -> List.of(Markdown.code(constant.name())));
    }

    /** One row for each constant: the cells given, and what its Javadoc says. */
    private static <E extends Enum<E>> String table(
            List<String> header, Class<E> type, Function<E, List<String>> cells) {
        SourceDocs docs = SourceDocs.of(type);
        List<List<String>> rows = Arrays.stream(type.getEnumConstants())
                .map(constant -> with(cells.apply(constant), docs.of(constant)))
                .toList();
        return Markdown.table(header, rows);
    }

    private static List<String> with(List<String> cells, String last) {
        return Stream.concat(cells.stream(), Stream.of(last)).toList();
    }
}
