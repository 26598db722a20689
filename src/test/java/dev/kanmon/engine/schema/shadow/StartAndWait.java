package dev.kanmon.engine.schema.shadow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that starts a private server, prints its data directory, and waits to be killed. */
final class StartAndWait {

    private StartAndWait() {}

    public static void main(String[] arguments) throws InterruptedException {
        ShadowServer server =
                ShadowServer.open(new ShadowSettings.PrivateServer(Path.of(arguments[0]), Optional.empty()));
        BaselineKey key = new BaselineKey("shop", "public", List.of());
        ShadowDatabase database = server.rehearsalDatabase(key, session -> List.of());
        System.out.println(ShadowFixture.text(database.session(), "SHOW data_directory"));
        new CountDownLatch(1).await();
    }
}
