package dev.kanmon.engine.schema.side;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.plan.rehearsal.SkippedStatement;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Makes a database of a side: connects to the one that is there, or replays scripts on a shadow. */
final class SideOpener {

    private static final String APPLICATION = "kanmon diff";
    private static final String DEFAULT_SCHEMA = "public";

    private final SideShadows shadows;
    private final String schema;
    private final PostgresParser parser = new PostgresParser();

    private SideOpener(SideShadows shadows, String schema) {
        this.shadows = shadows;
        this.schema = schema;
    }

    /** Of two sides that are to be compared: one may say what a name without a schema means in the other. */
    static SideOpener of(Side from, Side to, SideShadows shadows) {
        String schema = Stream.of(from, to)
                .flatMap(side -> side instanceof Side.LiveDatabase live ? Stream.of(live.url()) : Stream.empty())
                .map(url -> url.schema())
                .findFirst()
                .orElse(DEFAULT_SCHEMA);
        return new SideOpener(shadows, schema);
    }

    /**
     * @param place which of the two it is; a replay that is kept is found again by it
     * @throws ProblemException as {@link OpenSides#open} says
     */
    OpenSide open(Side side, String place) {
        if (side instanceof Side.LiveDatabase live) {
            return new OpenSide.Live(TargetConnector.open(live.url(), APPLICATION), live.url());
        }
        if (side instanceof Side.Migrations migrations) {
            return replay(
                    Replay.of(migrations), place, "Migration `%s` failed to apply cleanly to the shadow database.");
        }
        if (side instanceof Side.SqlFile file) {
            return replay(Replay.of(file), place, "The script %s failed on the shadow database.");
        }
        return replay(List.of(), place, "%s");
    }

    /** @param failure what is said of a script that fails, with a place for its name */
    private OpenSide replay(List<Migration> scripts, String place, String failure) {
        ReplayedHistory history = new ReplayedHistory(
                APPLICATION + " " + place, schema, scripts, RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        try {
            ShadowDatabase database = history.on(shadows.forNextSide(), parser);
            takeOwnRole(database.session());
            return new OpenSide.Replayed(database, notRun(database));
        } catch (ReplayFailedException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.REPLAY_FAILED,
                    failure.formatted(e.result().migration()) + "\n" + where(e.result()),
                    "Nothing was compared. Mend the script, or replay only what comes before it.");
        } catch (ShadowUnavailableException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.SHADOW_UNAVAILABLE,
                    "There is no shadow database to replay scripts on: " + e.getMessage(),
                    "Migrations and SQL files are compared by what they make of an empty database; --shadow says where"
                            + " that one is.");
        }
    }

    /** A script may have left the session with another one, which may not read all. */
    private void takeOwnRole(Session session) {
        new SessionSettings(schema, Duration.ZERO, Duration.ZERO).applyTo(session);
    }

    private static String where(Rehearsal.HistoryNotReplayed failure) {
        return "Line " + failure.line() + ": " + failure.error().message() + " (SQLSTATE "
                + failure.error().sqlState() + ").";
    }

    private static List<String> notRun(ShadowDatabase database) {
        return SkippedStatement.ofNotes(database.notes()).stream()
                .map(skipped -> "What line " + skipped.line() + " of " + skipped.migration()
                        + " makes, which was not run on the shadow: " + skipped.reason())
                .toList();
    }
}
