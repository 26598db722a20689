package dev.kanmon.engine.develop;

import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.develop.Examination.Standing;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.SourceReader;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code dev}: brings a development database to its schema file by way of a new migration, as {@code prisma migrate dev}. */
public final class Develop {

    private static final String COMMAND = "kanmon dev";

    private static final String EDIT_IT_FIRST = "You can use " + COMMAND
            + " --create-only to create the migration file, and manually modify it to address the underlying issue(s).\n"
            + "Then run " + COMMAND + " to apply it and verify it works.";

    private final DevelopRequest request;
    private final Person person;
    private final Clock clock;
    private final DevelopmentDatabase database;
    private final Asking asking;

    private Develop(DevelopRequest request, Person person, Clock clock, DevelopmentDatabase database) {
        this.request = request;
        this.person = person;
        this.clock = clock;
        this.database = database;
        this.asking = new Asking(COMMAND, request.words(), request.environment(), person);
    }

    /**
     * All of it is done under the advisory lock, also while a person is asked: what they say yes to stays as it is.
     *
     * @param clock names the folder
     * @param stop ends it early, between two migrations or by cancelling one
     * @param listener is told how migrations go
     * @throws ProblemException where nothing was changed, or nothing after what colleagues had added
     */
    public static DevelopResult run(
            DevelopRequest request, Person person, Clock clock, StopSignal stop, Progress.Listener listener) {
        try (DevelopmentDatabase database = DevelopmentDatabase.open(
                        request.target(), request.environment(), request.settings(), COMMAND, stop, listener);
                Shadow shadow = Shadow.open(
                        request.shadow(), database.identity(), request.target().schema())) {
            return new Develop(request, person, clock, database).on(shadow);
        }
    }

    private DevelopResult on(Shadow shadow) {
        List<String> schemas;
        try (Examination now = examine(shadow)) {
            if (now.diagnosis() instanceof Diagnosis.Sound) {
                return goOn(now, new Account(false));
            }
            Diagnosis.NeedsReset unsound = (Diagnosis.NeedsReset) now.diagnosis();
            asking.requireReset(new Question.Reset(database.name(), unsound.reasons()));
            schemas = now.schemas(ownSchemas());
        }
        database.reset(schemas);
        try (Examination anew = examine(shadow)) {
            anew.requireSound();
            return goOn(anew, new Account(true));
        }
    }

    private Examination examine(Shadow shadow) {
        return Examination.of(database, shadow, readSource(), ownSchemas());
    }

    private Set<String> ownSchemas() {
        Set<String> own = new HashSet<>(request.namespaces());
        own.add(request.target().schema());
        return own;
    }

    private MigrationSource readSource() {
        return SourceReader.read(List.of(request.directory()));
    }

    /** Applies what colleagues have added, then makes what the schema file has more. */
    private DevelopResult goOn(Examination examined, Account account) {
        Standing standing = examined.standing();
        if (!standing.pending().isEmpty()) {
            CommandResult deployed = database.deploy(standing.source());
            if (deployed.problem().isPresent()) {
                return account.ended(deployed);
            }
            account.applied(deployed);
        }
        RenameSearch.Found found = new RenameSearch(
                        examined.stage().describe(request.namespaces()), request.wanted(), person)
                .find(request.wish().renamed());
        List<RenameWord> unasked = found.unasked().stream().map(RenameWord::of).toList();
        account.unasked(unasked);
        if (found.difference().isEmpty() && !request.wish().createOnly()) {
            return done(examined, standing.source(), account);
        }
        if (!found.difference().isEmpty()) {
            askOfLosses(found.difference(), unasked, account);
        }
        return make(examined, found, account);
    }

    private void askOfLosses(Difference difference, List<RenameWord> unasked, Account account) {
        DataLoss loss = database.lossOf(difference);
        if (request.wish().createOnly()) {
            account.warned(LossCheck.told(loss));
            return;
        }
        LossCheck.requireExecutable(loss, EDIT_IT_FIRST);
        if (!loss.warnings().isEmpty()) {
            asking.requireDataLoss(new Question.LoseData(loss.warnings(), unasked));
            account.warned(loss.warnings());
        }
    }

    private DevelopResult make(Examination examined, RenameSearch.Found found, Account account) {
        NewMigration migration = new NextMigration(examined.stage(), request.namespaces())
                .make(name(examined.standing().source()), found, request.wish().withDown());
        new MigrationsDirectory(request.directory()).write(migration);
        account.created(migration.name(), request.wish().createOnly());
        MigrationSource source = readSource();
        if (!request.wish().createOnly()) {
            CommandResult deployed = database.deploy(source);
            if (deployed.problem().isPresent()) {
                return account.ended(deployed);
            }
            account.applied(deployed);
        }
        return done(examined, source, account);
    }

    /** Sample data go into tables that were just made, and never twice. */
    private DevelopResult done(Examination before, MigrationSource source, Account account) {
        History now = database.recorded().history();
        before.stage().keepAs(now.applied(source));
        boolean first = before.standing().recorded().history().applied().isEmpty() && account.hasApplied();
        Optional<Problem> problem = request.seed().filter(seed -> first).flatMap(database::fill);
        return account.done(now, source, problem);
    }

    private String name(MigrationSource source) {
        List<String> existing =
                source.migrations().stream().map(Migration::name).toList();
        String called = request.wish().name().orElseGet(() -> person.isThere() ? person.nameOfMigration() : "");
        return FolderName.of(clock.instant(), existing, called);
    }
}
