package dev.kanmon.engine.deploy;

import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import java.util.List;

/** What every migration of one deploy works with. */
record DeployContext(
        Session session, HistoryTable table, DeploySettings settings, StopSignal stop, Progress.Listener listener) {

    static DeployContext of(Session session, DeploySettings settings, StopSignal stop, Progress.Listener listener) {
        return new DeployContext(session, new HistoryTable(session.schema()), settings, stop, listener);
    }

    /** The state that each migration begins in, as statements. */
    List<String> cleanSession() {
        return sessionSettings().statements();
    }

    SessionSettings sessionSettings() {
        return settings.sessionSettings(session.schema());
    }

    /** One transaction, in one round trip. */
    void inTransaction(List<String> statements) {
        session.run("BEGIN;" + String.join(";", statements) + ";COMMIT");
    }
}
