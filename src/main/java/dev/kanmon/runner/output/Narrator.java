package dev.kanmon.runner.output;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.desired.DesiredSchema;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tells how a command goes, in the order in which things happen. Nothing that it is given is secret. */
public interface Narrator {

    /** Where the command goes. */
    void target(ConnectionUrl target);

    /** What the command has read, before it connects. */
    void source(MigrationSource source, List<Path> directories);

    /** The same of a wanted schema. */
    void wanted(DesiredSchema wanted, List<Path> paths);

    void progress(Progress progress);

    /** So many bytes of a backup are written. Called often; told now and then. */
    void written(long bytes);

    /** What is waited for is not there yet, and why. Told when the reason changes, and now and then. */
    void waiting(ProblemCode code, String message);

    /** A whole plan. People read it at the end; a program takes it from here. */
    void document(Document document);

    /** The process was told to end, and what runs has this long. Called on another thread. */
    void stopping(Duration grace);

    /**
     * The last that is told.
     *
     * @param text the same for people, as far as it is no problem; may be empty
     */
    void end(RunReport report, String text);
}
