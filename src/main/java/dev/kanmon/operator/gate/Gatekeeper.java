package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Pulse.Doubt;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Answers questions out of the caches, and none while these cannot be believed. */
public final class Gatekeeper {

    static final String NOT_LEADER = "NotLeader";
    static final String NOT_FOUND = "DatabaseMigrationNotFound";

    private final BooleanSupplier leads;
    private final Heartbeat heartbeat;
    private final GateView view;

    /**
     * @param leads whether this operator works; others stand by and answer nothing
     */
    public Gatekeeper(BooleanSupplier leads, Heartbeat heartbeat, GateView view) {
        this.leads = leads;
        this.heartbeat = heartbeat;
        this.view = view;
    }

    /** Whether a version may go on. */
    Verdict mayPass(GateQuestion question) {
        return judge(question, migration -> PassRule.judge(migration, view.currency(migration), question.requires()));
    }

    /** Whether a version has to go back. */
    Verdict mustRollBack(GateQuestion question) {
        return judge(
                question, migration -> RollbackRule.judge(migration, view.currency(migration), question.requires()));
    }

    private Verdict judge(GateQuestion question, Function<DatabaseMigration, Verdict> rule) {
        if (!leads.getAsBoolean()) {
            return Verdict.unanswered(
                    question,
                    Outcome.NOT_LEADER,
                    NOT_LEADER,
                    "This operator stands by, and another one knows how things are. Ask again.");
        }
        Optional<Doubt> doubt = heartbeat.doubt();
        if (doubt.isPresent()) {
            return Verdict.unanswered(
                    question, Outcome.TOO_EARLY, doubt.get().name(), doubt.get().message());
        }
        return view.find(question.namespace(), question.name()).map(rule).orElseGet(() -> notFound(question));
    }

    private static Verdict notFound(GateQuestion question) {
        return Verdict.unanswered(
                question,
                Outcome.UNKNOWN,
                NOT_FOUND,
                "There is no DatabaseMigration " + question.name() + " in namespace " + question.namespace()
                        + ", or this operator does not watch that namespace.");
    }
}
