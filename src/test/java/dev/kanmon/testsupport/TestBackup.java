package dev.kanmon.testsupport;

import dev.kanmon.engine.backup.BackupManifest.Content;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.backup.Dump;
import dev.kanmon.engine.backup.DumpContext;
import dev.kanmon.engine.backup.DumpRequest;
import dev.kanmon.engine.backup.FolderStore;
import dev.kanmon.engine.backup.TableSelection;
import dev.kanmon.engine.backup.TakenBackup;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.Map;

/** Takes backups as {@code kanmon backup} does. */
public final class TestBackup {

    private TestBackup() {}

    /** A full backup of a target in a folder, made by one job per table that is dumped at once. */
    public static TakenBackup take(String url, Path folder, String name, int jobs) {
        return take(url, folder, new DumpRequest(name, "tests", Content.FULL, TableSelection.ALL, jobs, false));
    }

    /** A backup of a target in a folder. */
    public static TakenBackup take(String url, Path folder, DumpRequest request) {
        return new Dump(new DumpContext(
                        ConnectionUrl.parse(url),
                        new FolderStore(folder),
                        ClientPlaces.of(Map.of()),
                        new ShadowSettings.Off(),
                        new StopSignal(),
                        written -> {}))
                .take(request);
    }
}
