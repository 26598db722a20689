package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.side.Comparison;
import dev.kanmon.engine.schema.side.OpenSides;
import dev.kanmon.engine.schema.side.PrismaComparison;
import dev.kanmon.engine.schema.side.Side;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.diff.DiffReport;
import dev.kanmon.runner.diff.DiffText;
import dev.kanmon.runner.diff.PrismaDiffReport;
import dev.kanmon.runner.diff.PrismaDiffText;
import dev.kanmon.runner.output.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon diff}. Its exit status is Prisma's, and not of the other commands, whose 2 is wrong input. */
final class DiffCommand implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int DIFFERENT = 2;

    private final Surroundings surroundings;

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return DiffOptions.spec();
    }

    @Override
    public int wrongArguments() {
        return FAILED;
    }

    @Override
    public int run(ParseResult arguments) {
        DiffOptions options = DiffOptions.of(arguments);
        try {
            DiffText text = compare(arguments, options);
            text.notes()
                    .forEach(note ->
                            surroundings.err().println(redaction(arguments).apply(note)));
            print(text.text(), options.output());
            return options.exitCode() && text.different() ? DIFFERENT : DONE;
        } catch (RuntimeException | Error e) {
            tell(Problems.of(e), redaction(arguments));
            return FAILED;
        }
    }

    private DiffText compare(ParseResult arguments, DiffOptions options) {
        DiffSide.Named from = DiffOptions.FROM.read(arguments, surroundings.environment());
        DiffSide.Named to = DiffOptions.TO.read(arguments, surroundings.environment());
        ShadowSettings shadow =
                ShadowOptions.settings(arguments, live(from.side(), to.side()), surroundings.environment());
        if (PrismaComparison.isFor(from.side(), to.side())) {
            options.requireNoScope(arguments);
            PrismaComparison comparison = PrismaComparison.of(from.side(), to.side(), shadow);
            return PrismaDiffText.of(new PrismaDiffReport(from.name(), to.name(), comparison), options.format());
        }
        try (OpenSides sides = OpenSides.open(from.side(), to.side(), shadow)) {
            Comparison comparison = Comparison.of(sides, options.scope(), new PgCodeKeeperDiff());
            return DiffText.of(new DiffReport(from.name(), to.name(), comparison), options.format());
        }
    }

    /** The database whose server a shadow on the target's server is made on. */
    private static Optional<ConnectionUrl> live(Side from, Side to) {
        return Stream.of(from, to)
                .filter(Side.LiveDatabase.class::isInstance)
                .map(side -> ((Side.LiveDatabase) side).url())
                .findFirst();
    }

    private void print(String text, Optional<Path> file) {
        if (file.isEmpty()) {
            surroundings.out().print(text);
            surroundings.out().flush();
            return;
        }
        try {
            Files.writeString(file.get(), text);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.invalidInput(
                            ProblemCode.UNREADABLE_SOURCE,
                            file.get() + " cannot be written: " + e + ".",
                            "Name a file in a directory that is there and may be written to."),
                    e);
        }
    }

    private void tell(Problem problem, Redaction redaction) {
        surroundings
                .err()
                .print(ProblemText.of(
                        problem.code().code(), redaction.apply(problem.message()), redaction.apply(problem.hint())));
        surroundings.err().flush();
    }

    private Redaction redaction(ParseResult arguments) {
        List<String> secrets = Stream.of(
                        DiffOptions.FROM.urlVariable(arguments),
                        DiffOptions.TO.urlVariable(arguments),
                        Optional.of(RunnerOptions.SHADOW_URL_ENV))
                .flatMap(Optional::stream)
                .flatMap(variable -> new TargetUrls(surroundings.environment(), variable).secrets().stream())
                .toList();
        return new Redaction(secrets);
    }
}
