package dev.kanmon.engine.resolve;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DecidedScript;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import java.util.Optional;

/** Checks that a resolution's script is the one that was decided on, and that it meets the schema it was made for. */
final class ScriptCheck {

    private ScriptCheck() {}

    /**
     * @return empty for a resolution without a script
     * @throws ProblemException K2015 for another script, K3xxx for one that cannot be run
     */
    static Optional<DecidedScript> check(Resolution resolution) {
        return resolution.script().map(script -> check(resolution.migration(), script));
    }

    private static DecidedScript check(String migration, Resolution.Script script) {
        String digest = Document.digestOf(script.text());
        if (!script.digest().orElse(digest).equals(digest)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SCRIPT_CHANGED,
                    ExitCode.RESOLUTION_REFUSED,
                    "The script is not the one that was decided on: its digest is " + digest + ", expected was "
                            + script.digest().get() + ".",
                    "Look at the script, and decide again."));
        }
        return DecidedScript.check(migration, script.text(), script.decision());
    }

    /** @return K2012 where the script was made for a schema that the target does not have now */
    static Optional<Problem> baseMoved(Session session, Resolution resolution) {
        Optional<String> base = resolution.script().flatMap(Resolution.Script::base);
        if (base.isEmpty()) {
            return Optional.empty();
        }
        String now = CatalogReader.read(session, CatalogScope.ALL).fingerprint();
        return base.get().equals(now)
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.BASE_MOVED,
                        ExitCode.RESOLUTION_REFUSED,
                        "The database has no longer the schema that the script was made for: its fingerprint is " + now
                                + ", expected was " + base.get() + ". Nothing was run.",
                        "See what has changed, and decide again with a script that is made for it."));
    }
}
