package dev.kanmon.engine.schema.side;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.plan.rehearsal.RunnableScripts;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says which scripts a side is made of, and sees before any of them runs that all can. */
final class Replay {

    private static final String MEND = "Mend the script; nothing was compared.";

    private Replay() {}

    /**
     * @return in the order in which they run
     * @throws ProblemException P3017 for a last migration that there is not, P3015 for a migration without a script, K2004
     *     for an order that is ambiguous, K3001 to K3007 for a script that cannot be run as it stands
     */
    static List<Migration> of(Side.Migrations side) {
        side.source().requirePostgresql();
        List<Migration> migrations = upTo(side);
        MigrationOrder.requireUnambiguous(
                migrations.stream().map(Migration::name).toList());
        RunnableScripts.require(migrations, MEND);
        return migrations;
    }

    /** A script is replayed as a migration of its name. */
    static List<Migration> of(Side.SqlFile side) {
        List<Migration> only = List.of(new Migration(side.name(), Optional.of(side.script())));
        RunnableScripts.require(only, MEND);
        return only;
    }

    private static List<Migration> upTo(Side.Migrations side) {
        List<Migration> all = side.source().migrations();
        if (side.upTo().isEmpty()) {
            return all;
        }
        String last = side.upTo().get();
        int index = IntStream.range(0, all.size())
                .filter(i -> all.get(i).name().equals(last))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.UNKNOWN_MIGRATION,
                        "The migration `" + last + "` is not among the migrations.",
                        "Give the whole name of one of them, as its folder has it."));
        return all.subList(0, index + 1);
    }
}
