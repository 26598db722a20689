package dev.kanmon.bench;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import java.util.Optional;

/** Kanmon's engine inside the benchmark's JVM, from reading the files to closing the session. */
final class EngineInProcess implements Contender {

    @Override
    public String name() {
        return "Kanmon engine, in process";
    }

    @Override
    public boolean keepsHistory() {
        return true;
    }

    @Override
    public Measurement run(Migrations migrations, TestDatabase database, boolean watchMemory) {
        long began = System.nanoTime();
        CommandResult result;
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "bench")) {
            result = Deploy.run(
                    session,
                    SourceReader.read(List.of(migrations.prisma())),
                    DeploySettings.DEFAULT,
                    Admission.UNCONDITIONAL,
                    new StopSignal(),
                    progress -> {});
        }
        double millis = (System.nanoTime() - began) / 1e6;
        if (result.outcome() != ExitCode.DONE && result.outcome() != ExitCode.NOTHING_TO_DO) {
            throw new IllegalStateException("the engine ended with " + result);
        }
        return new Measurement(millis, watchMemory ? Optional.of(0L) : Optional.empty());
    }
}
