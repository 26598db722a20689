package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.WebServer;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command that asks a real web server, with the environment that the operator would give it, its secrets filled in. */
final class CallScene implements AutoCloseable {

    private final WebServer server = WebServer.start();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Path report;

    CallScene(Path folder) {
        this.report = folder.resolve("report.json");
    }

    /** How a command ended, and what it reported. */
    record Ended(int status, String out, String err, RunReport report, String reportText) {

        /** Everything that anybody can see. */
        String all() {
            return out + err + reportText;
        }
    }

    WebServer server() {
        return server;
    }

    /** A key of a Secret with a value that nobody may see. */
    SecretKeyReference secret(String key, String value) {
        secrets.put(key, value);
        return new SecretKeyReference("secret", key);
    }

    /** Runs a command in this process, and looks for the secrets everywhere. */
    Ended run(List<EnvVar> environment, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, RunnerOptions.REPORT_FILE, report.toString()));
        arguments.addAll(List.of(options));
        CommandOutput output = CommandOutput.of(filled(environment), arguments.toArray(String[]::new));
        String text = reportText();
        Ended ended = new Ended(
                output.status(),
                output.out(),
                output.err(),
                new ReportReader().read(text).orElseThrow(),
                text);
        secrets.values().forEach(secret -> assertThat(ended.all()).doesNotContain(secret.strip()));
        return ended;
    }

    /** The environment as a kubelet fills it. */
    Map<String, String> filled(List<EnvVar> environment) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (EnvVar variable : environment) {
            filled.put(
                    variable.getName(),
                    variable.getValueFrom() == null
                            ? variable.getValue()
                            : secrets.get(
                                    variable.getValueFrom().getSecretKeyRef().getKey()));
        }
        return filled;
    }

    @Override
    public void close() {
        server.close();
    }

    private String reportText() {
        try {
            return Files.readString(report);
        } catch (IOException e) {
            throw new UncheckedIOException("the command left no report", e);
        }
    }
}
