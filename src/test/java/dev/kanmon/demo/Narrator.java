package dev.kanmon.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the story: headings, one-liners, what is typed and what it prints. */
final class Narrator {

    private final PrintStream out;
    private final Palette palette;
    private final Clock clock;
    private final Instant beginning;

    Narrator(PrintStream out, Palette palette, Clock clock) {
        this.out = out;
        this.palette = palette;
        this.clock = clock;
        this.beginning = clock.instant();
    }

    /** A new part of the story, with the seconds since its beginning. */
    void act(String title) {
        double seconds = Duration.between(beginning, clock.instant()).toMillis() / 1000.0;
        out.println();
        out.println(palette.heading(String.format(Locale.ROOT, "== %s  [%.1f s]", title, seconds)));
    }

    void say(String sentence) {
        out.println(palette.narration("# " + sentence));
    }

    /** What is typed, in a shell or in psql. */
    void typed(String prompt, String text) {
        out.println(palette.command(prompt + " " + text));
    }

    /** What comes back. */
    void printed(String text) {
        if (!text.isBlank()) {
            out.println(palette.states(text.stripTrailing()));
        }
    }

    void fail(String what) {
        out.println();
        out.println(palette.failure("Not as told: " + what));
    }
}
