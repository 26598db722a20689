package dev.kanmon.bench;

import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One psql session that runs all files: the floor, for it keeps no history and starts no JVM. */
final class PsqlSession implements Contender {

    @Override
    public String name() {
        return "psql, one session";
    }

    @Override
    public boolean keepsHistory() {
        return false;
    }

    @Override
    public Measurement run(Migrations migrations, TestDatabase database, boolean watchMemory) {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of("-d", database.url().replaceAll("\\?.*", "")));
        for (Path file : migrations.files()) {
            command.add("-f");
            command.add(file.toString());
        }
        return MeasuredProcess.run(command, Map.of(), watchMemory);
    }
}
