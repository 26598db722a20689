package dev.kanmon.bench;

import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole runner process, as {@code bin/kanmon} starts it. */
final class RunnerBinary implements Contender {

    @Override
    public String name() {
        return "Kanmon runner, whole process";
    }

    @Override
    public boolean keepsHistory() {
        return true;
    }

    @Override
    public Measurement run(Migrations migrations, TestDatabase database, boolean watchMemory) {
        List<String> command = List.of(
                Path.of("bin", "kanmon").toAbsolutePath().toString(),
                "deploy",
                "--dir",
                migrations.prisma().toString());
        return MeasuredProcess.run(
                command,
                Map.of("DATABASE_URL", database.url(), "JAVA_HOME", System.getProperty("java.home")),
                watchMemory);
    }
}
