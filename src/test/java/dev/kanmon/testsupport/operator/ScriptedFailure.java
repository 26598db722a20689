package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A runner whose one migration fails on every database, with suggestions, until a resolution was carried out there. It
 * says what a real one says, without a process or a database.
 */
public final class ScriptedFailure implements JobScript {

    public static final String BACKWARD = "DROP INDEX \"User_email_key\";\n";
    public static final String FORWARD = "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\");\n";
    public static final String FINGERPRINT = "sha256:" + "fb".repeat(32);

    private static final Document DOCUMENT = Document.of(Map.of(
            Document.BACKWARD_SQL,
            BACKWARD,
            Document.FORWARD_SQL,
            FORWARD,
            Document.REPAIR_MARKDOWN,
            "# What is left\n"));

    private final String migration;
    private final ScriptedRunner otherwise;
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();

    /** @param migration the name of the migration that fails */
    public ScriptedFailure(String migration) {
        this.migration = migration;
        this.otherwise = new ScriptedRunner(migration);
    }

    @Override
    public ContainerEnd play(Job job) {
        Container runner = job.getSpec().getTemplate().getSpec().getContainers().get(0);
        String database =
                runner.getEnv().get(0).getValueFrom().getSecretKeyRef().getName();
        if (runner.getArgs().contains(RunnerOptions.RESOLVE)) {
            resolved.add(database);
            return end(report(RunnerOptions.RESOLVE, ExitCode.DONE, null, null, null));
        }
        return runner.getArgs().contains(RunnerOptions.DEPLOY) && !resolved.contains(database)
                ? failed()
                : otherwise.play(job);
    }

    private ContainerEnd failed() {
        RunReport.Failure failure = new RunReport.Failure(
                migration, "23505", "could not create unique index \"User_email_key\"", null, null, FORWARD, 2, 1);
        RunReport.Repair repair = new RunReport.Repair(
                migration,
                FINGERPRINT,
                List.of("line 1: ALTER TABLE \"User\" ADD COLUMN \"email\" text"),
                new RunReport.Suggestion(Document.digestOf(BACKWARD), 1, true, true, List.of(), null),
                new RunReport.Suggestion(Document.digestOf(FORWARD), 1, false, true, List.of(), null),
                List.of("2 rows of \"User\" share their email."),
                DOCUMENT.digest());
        return end(report(
                        RunnerOptions.DEPLOY, ExitCode.MIGRATION_FAILED, ProblemCode.MIGRATION_FAILED, failure, repair))
                .withLog("a line before\n" + DOCUMENT.toLogLine() + "\na line after\n");
    }

    private static ContainerEnd end(RunReport report) {
        return ContainerEnd.of(
                report.outcome().status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }

    private static RunReport report(
            String command, ExitCode outcome, ProblemCode code, RunReport.Failure failure, RunReport.Repair repair) {
        return new RunReport(
                RunReport.VERSION,
                command,
                outcome,
                code == null ? null : code.code(),
                "What happened.",
                null,
                null,
                new RunReport.History(0, 1, failure == null ? 0 : 1, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                failure,
                null,
                null,
                repair,
                null,
                null,
                1);
    }
}
