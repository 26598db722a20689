package dev.kanmon.engine.plan;

import dev.kanmon.contract.Risk;
import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.plan.facts.TargetIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * The name of a plan: the same for the same migrations with the same content, the same ones left out, the same findings and
 * the same risk on the same target. How bad each finding is there is not in it, for that changes with every row.
 */
final class PlanHash {

    private PlanHash() {}

    /**
     * @param held names of the pending migrations that it leaves out
     * @param copiedRows how many rows of one table a migration may change and copy; empty where none are copied
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    static String of(
            TargetIdentity target,
            List<PlannedMigration> migrations,
            List<String> held,
            List<Finding> findings,
            Risk risk,
            OptionalLong copiedRows) {
        StringBuilder text = new StringBuilder();
        add(text, "target", target.text());
        for (PlannedMigration migration : migrations) {
            add(text, "migration", migration.name());
            add(text, "checksum", migration.checksum());
        }
        held.forEach(name -> add(text, "held", name));
        findings.stream().map(Finding::id).sorted().forEach(id -> add(text, "finding", id));
        add(text, "risk", risk.name());
        copiedRows.ifPresent(limit -> add(text, "copy-rows", Long.toString(limit)));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** With its length, so that no two lists give the same text. */
    private static void add(StringBuilder text, String kind, String value) {
        text.append(kind)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n');
    }
}
