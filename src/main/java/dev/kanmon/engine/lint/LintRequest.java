package dev.kanmon.engine.lint;

import java.util.List;
import java.util.Set;

/**
 * What is to be linted.
 *
 * @param migrations all there are, in the order in which they ran and will; the applied ones tell what the pending ones meet
 * @param serverVersion the target's, as {@code server_version_num} has it: 180000 for 18
 * @param schema what a name without a schema means
 * @param ignores what the team has decided not to hear of, for the whole resource
 * @param missing names of migrations that the target has, and that are no longer among the migrations
 * @param late names of pending migrations that were held back on purpose while later ones ran
 */
public record LintRequest(
        List<MigrationToLint> migrations,
        int serverVersion,
        String schema,
        List<Ignore> ignores,
        List<String> missing,
        Set<String> late) {

    /** The version that is taken for granted where no server was asked: the oldest that is supported. */
    public static final int OLDEST_SERVER = 140000;

    public LintRequest {
        migrations = List.copyOf(migrations);
        ignores = List.copyOf(ignores);
        missing = List.copyOf(missing);
        late = Set.copyOf(late);
    }

    /** Where no migration comes late on purpose. */
    public LintRequest(
            List<MigrationToLint> migrations,
            int serverVersion,
            String schema,
            List<Ignore> ignores,
            List<String> missing) {
        this(migrations, serverVersion, schema, ignores, missing, Set.of());
    }

    /** Where no migration is missing. */
    public LintRequest(List<MigrationToLint> migrations, int serverVersion, String schema, List<Ignore> ignores) {
        this(migrations, serverVersion, schema, ignores, List.of());
    }

    /**
     * @param rule a rule's id, or a group as {@code practice/*}
     * @param migration the one migration it holds for; empty text for all
     */
    public record Ignore(String rule, String migration) {
        boolean covers(String ruleId, String migrationName) {
            boolean ruleFits =
                    rule.endsWith("/*") ? ruleId.startsWith(rule.substring(0, rule.length() - 1)) : rule.equals(ruleId);
            return ruleFits && (migration.isEmpty() || migration.equals(migrationName));
        }
    }
}
